import type { BarInput, Indicator } from '../indicators/indicator.ts';
import type { BarSnapshot } from '../model/index.ts';
import { periodStart } from './timeframe.ts';
import { Window } from './window.ts';

/**
 * A longer timeframe built from the bars of a run. A period is complete when a bar of a later period arrives, or at once when the bar
 * that ends it is seen; nothing of an unfinished period is ever shown.
 */
export class BarSeries {
  readonly symbol: string;
  readonly periodMs: number;
  readonly #baseMs: number;
  readonly #indicators: Indicator[] = [];
  readonly #windows: Window[] = [];
  readonly #listeners: ((bar: BarSnapshot) => void)[] = [];
  #start = Number.NaN;
  #open = Number.NaN;
  #high = Number.NaN;
  #low = Number.NaN;
  #close = Number.NaN;
  #volume = 0;
  #last: BarSnapshot | undefined;

  constructor(symbol: string, periodMs: number, baseMs: number) {
    this.symbol = symbol;
    this.periodMs = periodMs;
    this.#baseMs = baseMs;
  }
  /** The last complete bar. */
  get last(): BarSnapshot | undefined {
    return this.#last;
  }
  /** Registers an indicator on the complete bars of this series. */
  indicator<I extends Indicator>(indicator: I): I {
    this.#indicators.push(indicator);
    return indicator;
  }
  lookback(length: number): Window {
    const window = new Window(length);
    this.#windows.push(window);
    return window;
  }
  /** Called with each complete bar, before the `onBar` of the bar that completed it. */
  onBar(listener: (bar: BarSnapshot) => void): void {
    this.#listeners.push(listener);
  }
  /** Called by the runtime with each bar of the run. */
  push(bar: BarInput): void {
    const start = periodStart(bar.time, this.periodMs);
    if (start !== this.#start) {
      this.#complete();
      this.#start = start;
      this.#open = bar.open;
      this.#high = bar.high;
      this.#low = bar.low;
      this.#volume = 0;
    }
    if (bar.high > this.#high) this.#high = bar.high;
    if (bar.low < this.#low) this.#low = bar.low;
    this.#close = bar.close;
    this.#volume += bar.volume;
    if (bar.time + this.#baseMs >= start + this.periodMs) this.#complete();
  }
  #complete(): void {
    if (Number.isNaN(this.#open)) return;
    const bar: BarSnapshot = Object.freeze({
      symbol: this.symbol,
      time: this.#start,
      open: this.#open,
      high: this.#high,
      low: this.#low,
      close: this.#close,
      volume: this.#volume,
    });
    this.#open = Number.NaN;
    this.#last = bar;
    for (const indicator of this.#indicators) indicator.updateBar(bar);
    for (const window of this.#windows) window.push(bar);
    for (const listener of this.#listeners) listener(bar);
  }
}
