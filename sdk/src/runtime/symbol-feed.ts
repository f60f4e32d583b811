import type { BarInput, Indicator } from '../indicators/indicator.ts';
import { readsCloseOnly, take, type PriceIndicator } from '../indicators/price-indicator.ts';
import type { BarSeries } from './bar-series.ts';
import type { Window } from './window.ts';

/** What one strategy instance registered on one symbol; fed in the order of registration. */
export class SymbolFeed {
  readonly #windows: Window[] = [];
  readonly #series: BarSeries[] = [];
  /** The indicators that were registered first, as long as all they want is the close: most strategies have no others. */
  readonly #ofClose: PriceIndicator[] = [];
  readonly #indicators: Indicator[] = [];
  #needsWholeBar = false;

  add(indicator: Indicator): void {
    if (this.#indicators.length === 0 && readsCloseOnly(indicator)) this.#ofClose.push(indicator);
    else this.#indicators.push(indicator);
    this.#needsWholeBar ||= this.#indicators.length > 0;
  }
  addWindow(window: Window): void {
    this.#windows.push(window);
    this.#needsWholeBar = true;
  }
  addSeries(series: BarSeries): void {
    this.#series.push(series);
    this.#needsWholeBar = true;
  }
  update(bar: BarInput): void {
    if (this.#ofClose.length > 0) this.#updateClose(bar.close);
    if (this.#needsWholeBar) this.#updateBar(bar);
  }
  #updateBar(bar: BarInput): void {
    for (const indicator of this.#indicators) indicator.updateBar(bar);
    for (const window of this.#windows) window.push(bar);
    for (const series of this.#series) series.push(bar);
  }
  #updateClose(close: number): void {
    const indicators = this.#ofClose;
    // As `update` passes over a value that is not finite, but asked once.
    if (close - close !== 0) return;
    for (let i = 0; i < indicators.length; i++) take(indicators[i] as PriceIndicator, close);
  }
}
