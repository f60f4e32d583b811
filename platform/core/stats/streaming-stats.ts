import type { EquityColumns } from '../backtest/result.ts';
import { BarSums } from './bar-sums.ts';
import type { BarReturnSummary, ExposureSummary } from './bar-sums.ts';
import { CurveSampler } from './curve-sampler.ts';
import type { DrawdownSummary } from './drawdown-runs.ts';
import { DrawdownScan } from './drawdown-scan.ts';
import type { EquityCurve } from './equity-curve.ts';
import { PeriodCloses } from './period-closes.ts';
import type { PeriodSeries } from './period-closes.ts';

/** What remains of an equity series of any length: sums, extremes, one close per period and a down-sampled curve. */
export interface EquitySummary {
  readonly initialEquity: number;
  readonly timeframeMs: number;
  readonly finalEquity: number;
  readonly barReturns: BarReturnSummary;
  readonly drawdown: DrawdownSummary;
  readonly exposure: ExposureSummary;
  readonly periods: PeriodSeries;
  readonly curve: EquityCurve;
}

export interface EquityAccumulatorOptions {
  readonly initialEquity: number;
  readonly timeframeMs: number;
  /** Buckets of the down-sampled curve (even); default 4,096. */
  readonly buckets?: number;
}

/** Bars wait in a small buffer and are digested together: a tight loop over a block keeps its sums in registers. */
const BLOCK = 1024;

/** Takes equity bar by bar and keeps no array per bar, so a run of any length needs the same memory. */
export class EquityAccumulator {
  readonly #initialEquity: number;
  readonly #timeframeMs: number;
  readonly #sums: BarSums;
  readonly #drawdowns: DrawdownScan;
  readonly #closes: PeriodCloses;
  readonly #sampler: CurveSampler;
  readonly #time = new Float64Array(BLOCK);
  readonly #equity = new Float64Array(BLOCK);
  readonly #exposure = new Float64Array(BLOCK);
  #waiting = 0;

  constructor(options: EquityAccumulatorOptions) {
    const { initialEquity, timeframeMs, buckets = 4096 } = options;
    if (!(initialEquity > 0 && initialEquity < Infinity)) throw new RangeError(`initial equity ${initialEquity} is not a positive number`);
    if (!(timeframeMs > 0)) throw new RangeError(`timeframe ${timeframeMs} ms is not positive`);
    this.#initialEquity = initialEquity;
    this.#timeframeMs = timeframeMs;
    this.#sums = new BarSums(initialEquity);
    this.#drawdowns = new DrawdownScan(initialEquity);
    this.#closes = new PeriodCloses(timeframeMs);
    this.#sampler = new CurveSampler({ buckets });
  }

  /** One bar: its time (epoch ms, strictly ascending), the equity at its close, the gross exposure at the same moment. */
  push(time: number, equity: number, exposure: number): void {
    const index = this.#waiting;
    this.#time[index] = time;
    this.#equity[index] = equity;
    this.#exposure[index] = exposure;
    this.#waiting = index + 1;
    if (index + 1 === BLOCK) this.#digestWaiting();
  }

  /** Many bars at once, without copying them: rows `from` to `to` (exclusive) of the columns. */
  pushColumns(columns: EquityColumns, from = 0, to = columns.time.length): void {
    this.#digestWaiting();
    this.#digest(columns, from, to);
  }

  /** The figures so far; pushing may go on afterwards. Throws RangeError when an equity was not a finite number. */
  finish(): EquitySummary {
    this.#digestWaiting();
    const periods = this.#closes.series();
    const exposure = this.#sums.exposure();
    if (!Number.isFinite(exposure.meanEquity ?? 0)) throw new RangeError('an equity value is not a finite number');
    return {
      initialEquity: this.#initialEquity,
      timeframeMs: this.#timeframeMs,
      finalEquity: periods.equity.at(-1) ?? this.#initialEquity,
      barReturns: this.#sums.returns(),
      drawdown: this.#drawdowns.summary(),
      exposure,
      periods,
      curve: this.#sampler.curve(),
    };
  }

  #digestWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = 0;
    this.#digest({ time: this.#time, equity: this.#equity, exposure: this.#exposure }, 0, waiting);
  }

  #digest(columns: EquityColumns, from: number, to: number): void {
    const { time, equity } = columns;
    this.#closes.take(time, equity, from, to);
    this.#sums.take(columns, from, to);
    for (let start = from; start < to;) {
      const end = Math.min(to, start + this.#sampler.room);
      this.#drawdowns.take(time, equity, start, end, this.#sampler.open);
      this.#sampler.advance(end - start, time[end - 1] ?? Number.NaN, equity[end - 1] ?? Number.NaN, this.#drawdowns.current);
      start = end;
    }
  }
}
