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
  #squares = 0;
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

  /** Takes bars `from` to `to` (exclusive, at least one; times ascending) and puts their extremes into the bucket of the curve. */
  take(time: Float64Array, equity: Float64Array, from: number, to: number, bucket: Float64Array): void {
    if (this.#bars === 0) this.#peakTime = time[from] ?? Number.NaN;
    let peak = this.#peak;
    let squares = this.#squares;
    let runBars = this.#runBars;
    let runLowest = this.#runLowest;
    let lowest = bucket[LOWEST + 1] ?? 0;
    let highest = bucket[HIGHEST + 1] ?? 0;
    let deepest = bucket[DEEPEST + 2] ?? 0;
    for (let bar = from; bar < to; bar++) {
      const value = equity[bar] ?? Number.NaN;
      let depth = 0;
      if (value < peak) {
        depth = 1 - value / peak;
        squares += depth * depth;
        runBars++;
        if (value < runLowest) runLowest = value;
      } else {
        if (runBars > 0) this.#closeRun(runBars, 1 - runLowest / peak, bar === from ? this.#lastTime : (time[bar - 1] ?? Number.NaN));
        this.#peakTime = time[bar] ?? Number.NaN;
        peak = runLowest = value;
        runBars = 0;
      }
      if (value < lowest) writePoint(bucket, LOWEST, time[bar] ?? Number.NaN, (lowest = value), depth);
      if (value > highest) writePoint(bucket, HIGHEST, time[bar] ?? Number.NaN, (highest = value), depth);
      if (depth > deepest) writePoint(bucket, DEEPEST, time[bar] ?? Number.NaN, value, (deepest = depth));
    }
    this.#peak = peak;
    this.#squares = squares;
    this.#runBars = runBars;
    this.#runLowest = runLowest;
    this.#bars += to - from;
    this.#last = equity[to - 1] ?? Number.NaN;
    this.#lastTime = time[to - 1] ?? Number.NaN;
  }

  /** The figures so far; a drawdown that is still open counts as a run. */
  summary(): DrawdownSummary {
    return this.#runs.summary(this.#bars, this.#squares, this.#runBars > 0 ? this.#openRun() : null);
  }

  #openRun(): DrawdownRun {
    return { bars: this.#runBars, depth: 1 - this.#runLowest / this.#peak, peakTime: this.#peakTime, lastTime: this.#lastTime };
  }

  #closeRun(bars: number, depth: number, lastTime: number): void {
    this.#runs.add({ bars, depth, peakTime: this.#peakTime, lastTime });
  }
}
