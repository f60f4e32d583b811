import { DEEPEST, HIGHEST, LOWEST, writePoint } from './curve-bucket.ts';
import { DrawdownRuns } from './drawdown-runs.ts';
import type { DrawdownRun, DrawdownSummary } from './drawdown-runs.ts';

/** Follows the drawdown d = 1 - E / running peak from bar to bar; the initial equity is the first peak. */
export class DrawdownScan {
  readonly #runs = new DrawdownRuns();
  #bars = 0;
  #peak: number;
  #peakTime = Number.NaN;
  #lastTime = Number.NaN;
  #last: number;
  /** Sum of squared drawdowns of the runs that are over; of the open run, squared falls in currency. */
  #squares = 0;
  #falls = 0;
  #runBars = 0;
  #runLowest: number;

  constructor(initialEquity: number) {
    this.#peak = initialEquity;
    this.#last = initialEquity;
    this.#runLowest = initialEquity;
  }

  /** The drawdown at the last bar. */
  get current(): number {
    return 1 - this.#last / this.#peak;
  }

  /**
   * Takes bars `from` to `to` (exclusive, at least one; times ascending) and puts their extremes into the bucket of the curve.
   * The loop works on locals and repeats `keepExtremes` by hand, and it divides only where a new extreme is found: it runs once per bar of every backtest.
   */
  take(time: Float64Array, equity: Float64Array, from: number, to: number, bucket: Float64Array): void {
    if (Number.isNaN(this.#peakTime)) this.#peakTime = time[from] ?? Number.NaN;
    let peak = this.#peak;
    let falls = this.#falls;
    let runBars = this.#runBars;
    let runLowest = this.#runLowest;
    let lowest = bucket[LOWEST + 1] ?? 0;
    let highest = bucket[HIGHEST + 1] ?? 0;
    let deepest = equityAt(peak, bucket[DEEPEST + 2] ?? 0);
    // At or above it there is no new low of any kind.
    let floor = Math.max(runLowest, lowest, deepest);
    for (let bar = from; bar < to; bar++) {
      const value = equity[bar] ?? Number.NaN;
      const fall = peak - value;
      if (fall > 0) {
        falls += fall * fall;
        runBars++;
        // Most bars of most runs are nothing but under water.
        if (value >= floor && value <= highest) continue;
        if (value < runLowest) runLowest = value;
      } else {
        if (runBars > 0) this.#closeRun(runBars, peak, runLowest, falls, bar === from ? this.#lastTime : (time[bar - 1] ?? Number.NaN));
        this.#peakTime = time[bar] ?? Number.NaN;
        peak = runLowest = value;
        falls = runBars = 0;
        deepest = equityAt(peak, bucket[DEEPEST + 2] ?? 0);
      }
      if (value < lowest) writePoint(bucket, LOWEST, time[bar] ?? Number.NaN, (lowest = value), 1 - value / peak);
      if (value > highest) writePoint(bucket, HIGHEST, time[bar] ?? Number.NaN, (highest = value), 1 - value / peak);
      if (value < deepest) writePoint(bucket, DEEPEST, time[bar] ?? Number.NaN, (deepest = value), 1 - value / peak);
      floor = Math.max(runLowest, lowest, deepest);
    }
    this.#store(to - from, peak, falls, runBars, runLowest);
    this.#moveTo(time[to - 1], equity[to - 1]);
  }

  /** The figures so far; a drawdown that is still open counts as a run. */
  summary(): DrawdownSummary {
    return this.#runs.summary(this.#bars, this.#squares + this.#falls / (this.#peak * this.#peak), this.#runBars > 0 ? this.#openRun() : null);
  }

  #store(bars: number, peak: number, falls: number, runBars: number, runLowest: number): void {
    this.#bars += bars;
    this.#peak = peak;
    this.#falls = falls;
    this.#runBars = runBars;
    this.#runLowest = runLowest;
  }

  #moveTo(time = Number.NaN, equity = Number.NaN): void {
    this.#lastTime = time;
    this.#last = equity;
  }

  #openRun(): DrawdownRun {
    return { bars: this.#runBars, depth: 1 - this.#runLowest / this.#peak, peakTime: this.#peakTime, lastTime: this.#lastTime };
  }

  #closeRun(bars: number, peak: number, lowest: number, falls: number, lastTime: number): void {
    this.#squares += falls / (peak * peak);
    this.#runs.add({ bars, depth: 1 - lowest / peak, peakTime: this.#peakTime, lastTime });
  }
}

/** The equity below which a drawdown from `peak` is deeper than `drawdown`; of an empty bucket, any. */
function equityAt(peak: number, drawdown: number): number {
  return drawdown < 0 ? Infinity : peak * (1 - drawdown);
}
