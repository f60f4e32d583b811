import type { EquityColumns } from '../backtest/result.ts';
import { DEEPEST, HIGHEST, LOWEST, writePoint } from './curve-bucket.ts';
import { DrawdownRuns } from './drawdown-runs.ts';
import type { DrawdownRun, DrawdownSummary } from './drawdown-runs.ts';
import { spreadOrZero } from './moments.ts';

export interface BarReturnSummary {
  readonly count: number;
  readonly mean: number;
  /** ddof 1; NaN below two returns. */
  readonly sd: number;
}

export interface ExposureSummary {
  readonly bars: number;
  /** Bars with a position. */
  readonly exposedBars: number;
  /** Means over all bars; null without bars. */
  readonly meanEquity: number | null;
  readonly meanExposure: number | null;
  /** The largest gross exposure / equity of a bar with positive equity. */
  readonly maxLeverage: number;
}

/** A spread this small against the mean square is what adding up millions of doubles leaves behind, and counts as zero. */
const ROUNDING_OF_SUMS = 1e-9;

/** Everything that needs to see every bar: returns, drawdowns, exposure and the extremes of the curve, in one loop. */
export class EquityScan {
  readonly #initialEquity: number;
  readonly #closed = new Float64Array(4*1024);
  readonly #runs = new DrawdownRuns();
  #bars = 0;
  #first = Number.NaN;
  #previous: number;
  #returnSum = 0;
  #returnSquares = 0;
  #equitySum = 0;
  #exposedBars = 0;
  #exposureSum = 0;
  #maxLeverage = 0;
  #peak: number;
  #peakTime = Number.NaN;
  #lastTime = Number.NaN;
  #depthSquares = 0;
  #runBars = 0;
  #runLowest: number;

  constructor(initialEquity: number) {
    this.#initialEquity = initialEquity;
    this.#previous = initialEquity;
    this.#peak = initialEquity;
    this.#runLowest = initialEquity;
  }

  /** The drawdown at the last bar. */
  get drawdown(): number {
    return 1 - this.#previous / this.#peak;
  }

  /**
   * Takes bars `from` to `to` (exclusive, at least one), which follow on what came before, and puts their extremes into `bucket`.
   * One loop over locals, so that every sum stays in a register: this runs once per bar of every backtest.
   */
  take({ time, equity, exposure }: EquityColumns, from: number, to: number, bucket: Float64Array): void {
    if (this.#bars === 0) this.#start(time[from] ?? Number.NaN, equity[from] ?? Number.NaN);
    let previous = this.#previous;
    let returnSum = this.#returnSum;
    let returnSquares = this.#returnSquares;
    let equitySum = this.#equitySum;
    let exposedBars = this.#exposedBars;
    let exposureSum = this.#exposureSum;
    let maxLeverage = this.#maxLeverage;
    let peak = this.#peak;
    let depthSquares = this.#depthSquares;
    let runBars = this.#runBars;
    let runLowest = this.#runLowest;
    let perPeak = 1 / peak;
    let peakBar = -1;
    let closed = 0;
    let lowestBar = -1;
    let highestBar = -1;
    let deepestBar = -1;
    let lowestDepth = 0;
    let highestDepth = 0;
    let lowest = bucket[LOWEST + 1] ?? 0;
    let highest = bucket[HIGHEST + 1] ?? 0;
    let deepest = bucket[DEEPEST + 2] ?? 0;
    const runs = this.#closed;
    for (let bar = from; bar < to; bar++) {
      const value = equity[bar] ?? Number.NaN;
      const gross = exposure[bar] ?? 0;
      if (value !== previous) {
        const change = (value - previous) / previous;
        previous = value;
        returnSum += change;
        returnSquares += change * change;
      }
      equitySum += value;
      if (gross > 0) {
        exposedBars++;
        exposureSum += gross;
        if (gross > maxLeverage * value && value > 0) maxLeverage = gross / value;
      }
      let depth = 0;
      if (value < peak) {
        depth = (peak - value) * perPeak;
        depthSquares += depth * depth;
        runBars++;
        if (value < runLowest) runLowest = value;
        if (depth > deepest) {
          deepest = depth;
          deepestBar = bar;
        }
      } else {
        if (runBars > 0) {
          runs[closed] = runBars;
          runs[closed + 1] = 1 - runLowest / peak;
          runs[closed + 2] = peakBar;
          runs[closed + 3] = bar - 1;
          closed += 4;
          runBars = 0;
        }
        peakBar = bar;
        if (value !== peak) {
          peak = value;
          perPeak = 1 / value;
        }
        runLowest = value;
      }
      if (value < lowest) {
        lowest = value;
        lowestDepth = depth;
        lowestBar = bar;
      }
      if (value > highest) {
        highest = value;
        highestDepth = depth;
        highestBar = bar;
      }
    }
    for (let run = 0; run < closed; run += 4) {
      const peakIdx = runs[run + 2] ?? 0; const lastIdx = runs[run+3] ?? 0;
      this.#runs.add({ bars: runs[run] ?? 0, depth: runs[run + 1] ?? 0, peakTime: peakIdx < 0 ? this.#peakTime : (time[peakIdx] ?? 0), lastTime: lastIdx < from ? this.#lastTime : (time[lastIdx] ?? 0) });
    }
    if (lowestBar >= 0) writePoint(bucket, LOWEST, time[lowestBar] ?? 0, lowest, lowestDepth);
    if (highestBar >= 0) writePoint(bucket, HIGHEST, time[highestBar] ?? 0, highest, highestDepth);
    if (deepestBar >= 0) writePoint(bucket, DEEPEST, time[deepestBar] ?? 0, equity[deepestBar] ?? 0, deepest);
    else if (bucket[DEEPEST+2] === -Infinity) writePoint(bucket, DEEPEST, time[from] ?? 0, equity[from] ?? 0, 0);
    this.#bars += to - from;
    if (peakBar >= 0) this.#peakTime = time[peakBar] ?? Number.NaN;
    this.#lastTime = time[to - 1] ?? Number.NaN;
    this.#previous = previous;
    this.#returnSum = returnSum;
    this.#returnSquares = returnSquares;
    this.#equitySum = equitySum;
    this.#exposedBars = exposedBars;
    this.#exposureSum = exposureSum;
    this.#maxLeverage = maxLeverage;
    this.#peak = peak;
    this.#depthSquares = depthSquares;
    this.#runBars = runBars;
    this.#runLowest = runLowest;
  }

  returns(): BarReturnSummary {
    // A first bar that still equals the initial equity is E_0, not a return; its zero has left the sums unchanged.
    const count = this.#bars - (this.#first === this.#initialEquity ? 1 : 0);
    const mean = this.#returnSum / count;
    const squares = this.#returnSquares - this.#returnSum * mean;
    const isRounding = squares <= this.#returnSquares * ROUNDING_OF_SUMS;
    const sd = isRounding ? 0 : spreadOrZero(Math.sqrt(squares / (count - 1)));
    return { count, mean, sd: count < 2 ? Number.NaN : sd };
  }

  exposure(): ExposureSummary {
    const hasBars = this.#bars > 0;
    return {
      bars: this.#bars,
      exposedBars: this.#exposedBars,
      meanEquity: hasBars ? this.#equitySum / this.#bars : null,
      meanExposure: hasBars ? this.#exposureSum / this.#bars : null,
      maxLeverage: this.#maxLeverage,
    };
  }

  drawdowns(): DrawdownSummary {
    return this.#runs.summary(this.#bars, this.#depthSquares, this.#runBars > 0 ? this.#openRun() : null);
  }

  #start(time: number, equity: number): void {
    this.#first = equity;
    this.#peakTime = time;
  }

  #closeRun(bars: number, depth: number, lastTime: number): void {
    this.#runs.add({ bars, depth, peakTime: this.#peakTime, lastTime });
  }

  #openRun(): DrawdownRun {
    return { bars: this.#runBars, depth: 1 - this.#runLowest / this.#peak, peakTime: this.#peakTime, lastTime: this.#lastTime };
  }
}
