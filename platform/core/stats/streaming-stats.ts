import type { EquityColumns } from '../backtest/result.ts';
import { BarSums } from './bar-sums.ts';
import type { BarReturnSummary, ExposureSummary } from './bar-sums.ts';
import { CurveSampler } from './curve-sampler.ts';
import type { DrawdownSummary } from './drawdown-runs.ts';
import { DrawdownScan } from './drawdown-scan.ts';
import type { EquityBlock } from './equity-block.ts';
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

/** Takes equity in columns of any length and keeps no array per bar, so a run of any length needs the same memory. */
export class EquityAccumulator {
  readonly #initialEquity: number;
  readonly #timeframeMs: number;
  readonly #sums: BarSums;
  readonly #drawdowns: DrawdownScan;
  readonly #closes: PeriodCloses;
  readonly #sampler: CurveSampler;

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

  /** Bars `from` to `to` (exclusive): their times (epoch ms, strictly ascending), equity at their closes, gross exposure at the same moments. */
  pushColumns(columns: EquityColumns, from = 0, to = columns.time.length): void {
    this.#closes.take(columns.time, columns.equity, from, to);
    this.#take(columns, from, to);
  }

  /** All steps of a block. */
  pushBlock(block: EquityBlock): void {
    this.#closes.take(block.time, block.equity, 0, block.length);
    let from = 0;
    for (let flat = 0; flat < block.flatCount; flat++) {
      const start = block.flatStart[flat] ?? 0;
      const end = block.flatEnd[flat] ?? 0;
      this.#take(block, from, start);
      this.#takeFlat(block, start, end);
      from = end;
    }
    this.#take(block, from, block.length);
  }

  /** The figures so far; pushing may go on afterwards. Throws RangeError when an equity was not a finite number. */
  finish(): EquitySummary {
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

  #take(columns: EquityColumns, from: number, to: number): void {
    const { time, equity } = columns;
    this.#sums.take(columns, from, to);
    for (let start = from; start < to;) {
      const end = Math.min(to, start + this.#sampler.room);
      this.#drawdowns.take(time, equity, start, end, this.#sampler.open);
      this.#sampler.advance(end - start, time[end - 1] ?? Number.NaN, equity[end - 1] ?? Number.NaN, this.#drawdowns.current);
      start = end;
    }
  }

  #takeFlat({ time, equity }: EquityColumns, from: number, to: number): void {
    this.#sums.takeFlat(equity[from] ?? Number.NaN, to - from);
    for (let start = from; start < to;) {
      const end = Math.min(to, start + this.#sampler.room);
      this.#drawdowns.takeFlat(time, equity, start, end, this.#sampler.open);
      this.#sampler.advance(end - start, time[end - 1] ?? Number.NaN, equity[end - 1] ?? Number.NaN, this.#drawdowns.current);
      start = end;
    }
  }
}
