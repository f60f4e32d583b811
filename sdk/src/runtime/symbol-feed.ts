import type { BarInput, Indicator } from '../indicators/indicator.ts';
import { readsCloseOnly, type PriceIndicator } from '../indicators/price-indicator.ts';
import type { BarSeries } from './bar-series.ts';
import type { Window } from './window.ts';

/** What one strategy instance registered on one symbol; fed in the order of registration. */
export class SymbolFeed {
  readonly windows: Window[] = [];
  readonly series: BarSeries[] = [];
  /** The indicators that were registered first, as long as all they want is the close: most strategies have no others. */
  readonly #ofClose: PriceIndicator[] = [];
  readonly #indicators: Indicator[] = [];

  add(indicator: Indicator): void {
    if (this.#indicators.length === 0 && readsCloseOnly(indicator)) this.#ofClose.push(indicator);
    else this.#indicators.push(indicator);
  }
  update(bar: BarInput): void {
    if (this.#ofClose.length > 0) this.#updateClose(bar.close);
    const indicators = this.#indicators;
    for (let i = 0; i < indicators.length; i++) (indicators[i] as Indicator).updateBar(bar);
    const { windows, series } = this;
    for (let i = 0; i < windows.length; i++) (windows[i] as Window).push(bar);
    for (let i = 0; i < series.length; i++) (series[i] as BarSeries).push(bar);
  }
  #updateClose(close: number): void {
    const indicators = this.#ofClose;
    for (let i = 0; i < indicators.length; i++) (indicators[i] as PriceIndicator).update(close);
  }
}
