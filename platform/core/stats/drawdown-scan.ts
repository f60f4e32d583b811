import { DEEPEST, HIGHEST, keepExtremes, LOWEST } from './curve-bucket.ts';
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
   * The loop works on locals, and most bars of most runs are done with its two comparisons: it runs once per bar of every backtest.
   */
  take(time: Float64Array, equity: Float64Array, from: number, to: number, bucket: Float64Array): void {
    if (Number.isNaN(this.#peakTime)) this.#peakTime = time[from] ?? Number.NaN;
    let peak = this.#peak;
    let falls = this.#falls;
    let runBars = this.#runBars;
    let runLowest = this.#runLowest;
    let highest = bucket[HIGHEST + 1] ?? 0;
    let floor = floorOf(bucket, peak, runLowest);
    for (let bar = from; bar < to; bar++) {
      const value = equity[bar] ?? Number.NaN;
      const fall = peak - value;
      if (fall > 0) {
        falls += fall * fall;
        runBars++;
        if (value >= floor && value <= highest) continue;
        runLowest = Math.min(runLowest, value);
      } else {
        if (runBars > 0) this.#closeRun(runBars, peak, runLowest, falls, bar === from ? this.#lastTime : (time[bar - 1] ?? Number.NaN));
        this.#peakTime = time[bar] ?? Number.NaN;
        peak = runLowest = value;
        falls = runBars = 0;
      }
      keepExtremes(bucket, time[bar] ?? Number.NaN, value, 1 - value / peak);
      highest = bucket[HIGHEST + 1] ?? 0;
      floor = floorOf(bucket, peak, runLowest);
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

/** At this equity or above it a bar is no new low of any kind: of the bucket, of its drawdowns, of the run under water. */
function floorOf(bucket: Float64Array, peak: number, runLowest: number): number {
  const deepest = bucket[DEEPEST + 2] ?? 0;
  return Math.max(runLowest, bucket[LOWEST + 1] ?? 0, deepest < 0 ? Infinity : peak * (1 - deepest));
}
