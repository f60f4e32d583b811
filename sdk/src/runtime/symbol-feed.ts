import type { BarInput, Indicator } from '../indicators/indicator.ts';
import type { BarSeries } from './bar-series.ts';
import type { Window } from './window.ts';

/** What one strategy instance registered on one symbol. */
export class SymbolFeed {
  readonly indicators: Indicator[] = [];
  readonly windows: Window[] = [];
  readonly series: BarSeries[] = [];

  update(bar: BarInput): void {
    const { indicators, windows, series } = this;
    for (let i = 0; i < indicators.length; i++) (indicators[i] as Indicator).updateBar(bar);
    for (let i = 0; i < windows.length; i++) (windows[i] as Window).push(bar);
    for (let i = 0; i < series.length; i++) (series[i] as BarSeries).push(bar);
  }
}
