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

  /**
   * Takes bars `from` to `to` (exclusive, at least one; times ascending) and puts their extremes into the bucket of the curve.
   * The loop works on locals and repeats `keepExtremes` by hand: it runs once per bar of every backtest, and this is 2 ns a bar faster.
   */
  take(time: Float64Array, equity: Float64Array, from: number, to: number, bucket: Float64Array): void {
    if (Number.isNaN(this.#peakTime)) this.#peakTime = time[from] ?? Number.NaN;
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
    this.#store(to - from, peak, squares, runBars, runLowest);
    this.#moveTo(time[to - 1], equity[to - 1]);
  }

  /** The figures so far; a drawdown that is still open counts as a run. */
  summary(): DrawdownSummary {
    return this.#runs.summary(this.#bars, this.#squares, this.#runBars > 0 ? this.#openRun() : null);
  }

  #store(bars: number, peak: number, squares: number, runBars: number, runLowest: number): void {
    this.#bars += bars;
    this.#peak = peak;
    this.#squares = squares;
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

  #closeRun(bars: number, depth: number, lastTime: number): void {
    this.#runs.add({ bars, depth, peakTime: this.#peakTime, lastTime });
  }
}
