import { keepExtremes } from './curve-bucket.ts';
import { DrawdownRuns } from './drawdown-runs.ts';
import type { DrawdownRun, DrawdownSummary } from './drawdown-runs.ts';

/** Follows the drawdown d = 1 - E / running peak from bar to bar; the initial equity is the first peak. */
export class DrawdownScan {
  readonly #runs = new DrawdownRuns();
  #bars = 0;
  #peak = Number.NaN;
  #peakTime = Number.NaN;
  #lastTime = Number.NaN;
  #last = Number.NaN;
  /** Sum of squared drawdowns of the runs that are over; of the open run, squared falls in currency. */
  #squares = 0;
  #falls = 0;
  #runBars = 0;
  #runLowest = Number.NaN;

  constructor(initialEquity: number) {
    this.#peak = initialEquity;
    this.#last = initialEquity;
    this.#runLowest = initialEquity;
  }

  /** The drawdown at the last bar. */
  get current(): number {
    return 1 - this.#last / this.#peak;
  }

  /** Takes bars `from` to `to` (exclusive, at least one; times ascending) and puts their extremes into the bucket of the curve. */
  take(time: Float64Array, equity: Float64Array, from: number, to: number, bucket: Float64Array): void {
    this.#begin(time[from]);
    for (let bar = this.#takeUnderWater(time, equity, from, to, bucket); bar < to; bar = this.#takeUnderWater(time, equity, bar + 1, to, bucket)) {
      const value = equity[bar] ?? Number.NaN;
      this.#startAtPeak(value, time[bar] ?? Number.NaN);
      keepExtremes(bucket, time[bar] ?? Number.NaN, value, 1 - value / this.#peak);
    }
    this.#end(to - from, equity[to - 1]);
  }

  /** Takes bars `from` to `to` (exclusive, at least one), all of the same equity. */
  takeFlat(time: Float64Array, equity: Float64Array, from: number, to: number, bucket: Float64Array): void {
    this.#begin(time[from]);
    const value = equity[from] ?? Number.NaN;
    const lastTime = time[to - 1] ?? Number.NaN;
    const bars = to - from;
    const fall = this.#peak - value;
    if (fall > 0) this.#sink(bars, this.#falls + fall * fall * bars, value, lastTime);
    else this.#startAtPeak(value, lastTime);
    keepExtremes(bucket, time[from] ?? Number.NaN, value, 1 - value / this.#peak);
    this.#end(bars, value);
  }

  /** The figures so far; a drawdown that is still open counts as a run. */
  summary(): DrawdownSummary {
    return this.#runs.summary(this.#bars, this.#squares + this.#falls / (this.#peak * this.#peak), this.#runBars > 0 ? this.#openRun() : null);
  }

  /** Before the first bar the equity was what it was at its time. */
  #begin(time = Number.NaN): void {
    if (this.#bars === 0) this.#peakTime = time;
  }

  #end(bars: number, equity = Number.NaN): void {
    this.#bars += bars;
    this.#last = equity;
  }

  /** Takes the bars below the peak that come first, and returns the bar after them. On locals: most bars of most backtests pass this loop. */
  #takeUnderWater(time: Float64Array, equity: Float64Array, from: number, to: number, bucket: Float64Array): number {
    const peak = this.#peak;
    let falls = this.#falls;
    let lowest = Infinity;
    let highest = -Infinity;
    let lowestAt = from;
    let highestAt = from;
    let bar = from;
    for (; bar < to; bar++) {
      const value = equity[bar] ?? Number.NaN;
      const fall = peak - value;
      if (!(fall > 0)) break;
      falls += fall * fall;
      if (value < lowest) {
        lowest = value;
        lowestAt = bar;
      }
      if (value > highest) {
        highest = value;
        highestAt = bar;
      }
    }
    if (bar === from) return bar;
    this.#sink(bar - from, falls, lowest, time[bar - 1] ?? Number.NaN);
    keepExtremes(bucket, time[highestAt] ?? Number.NaN, highest, 1 - highest / peak);
    keepExtremes(bucket, time[lowestAt] ?? Number.NaN, lowest, 1 - lowest / peak);
    return bar;
  }

  /** So many bars below the peak; `falls` is what the squared falls of the run then add up to. */
  #sink(bars: number, falls: number, lowest: number, lastTime: number): void {
    this.#runBars += bars;
    this.#falls = falls;
    this.#runLowest = Math.min(this.#runLowest, lowest);
    this.#lastTime = lastTime;
  }

  /** A bar at the peak or above it ends the run under water. */
  #startAtPeak(equity: number, time: number): void {
    if (this.#runBars > 0) {
      this.#squares += this.#falls / (this.#peak * this.#peak);
      this.#runs.add(this.#openRun());
    }
    this.#peak = this.#runLowest = equity;
    this.#peakTime = time;
    this.#falls = this.#runBars = 0;
  }

  #openRun(): DrawdownRun {
    return { bars: this.#runBars, depth: 1 - this.#runLowest / this.#peak, peakTime: this.#peakTime, lastTime: this.#lastTime };
  }
}
