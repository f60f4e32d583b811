import {
  CandlestickSeries,
  createSeriesMarkers,
  HistogramSeries,
  LineSeries,
  LineStyle,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type SeriesMarker,
  type Time,
} from 'lightweight-charts';
import type { BarTuple, TradeRow } from '../api/types.ts';
import { formatNumber } from '../components/format.ts';
import { fade, type ChartColours } from './chart-theme.ts';
import { toSeconds } from './series-data.ts';
import { lastAtOrBefore, tradeMarkers, type TradeMarker } from './trade-markers.ts';

const MARKER_LIMIT = 160;
const LABELLED_MARKERS = 40;
const DENSE_BARS = 700;
const SMALL = 0.5;

/** What is drawn on the price chart: candles, volume, trade markers and the path of the chosen trade. */
export class PriceLayers {
  readonly #colours: ChartColours;
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #chart: IChartApi;
  #volume: ISeriesApi<'Histogram'> | null = null;
  readonly #path: ISeriesApi<'Line'>;
  readonly #markers: ISeriesMarkersPluginApi<Time>;

  constructor(chart: IChartApi, colours: ChartColours) {
    this.#colours = colours;
    this.#chart = chart;
    this.#candles = chart.addSeries(CandlestickSeries, {
      upColor: colours.up,
      downColor: colours.down,
      wickUpColor: colours.up,
      wickDownColor: colours.down,
      borderVisible: false,
      priceLineVisible: false,
    });
    this.#path = chart.addSeries(LineSeries, {
      color: colours.accent,
      lineWidth: 2,
      lineStyle: LineStyle.Dashed,
      lastValueVisible: false,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
      pointMarkersVisible: true,
      pointMarkersRadius: 4,
    });
    this.#markers = createSeriesMarkers(this.#candles, []);
    chart.priceScale('right', 0).applyOptions({ scaleMargins: { top: 0.14, bottom: 0.08 } });
  }

  setBars(bars: readonly BarTuple[], decimals: number): void {
    this.#candles.applyOptions({ priceFormat: { type: 'custom', formatter: (price: number) => formatNumber(price, decimals), minMove: 10 ** -decimals } });
    this.#candles.setData(bars.map(([time, open, high, low, close]) => ({ time: toSeconds(time), open, high, low, close })));
    this.#setVolume(bars);
  }

  /** A pane of its own, and only for data that has volume. */
  #setVolume(bars: readonly BarTuple[]): void {
    const hasVolume = bars.some((bar) => bar[5] > 0);
    if (!hasVolume && this.#volume !== null) {
      this.#chart.removeSeries(this.#volume);
      this.#volume = null;
    }
    if (!hasVolume) return;
    this.#volume ??= this.#addVolume();
    this.#volume.setData(bars.map(([time, , , , , value]) => ({ time: toSeconds(time), value })));
  }

  #addVolume(): ISeriesApi<'Histogram'> {
    const volume = this.#chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, color: fade(this.#colours.muted, 0.25), lastValueVisible: false, priceLineVisible: false },
      1,
    );
    const [upper, lower] = this.#chart.panes();
    upper?.setStretchFactor(8);
    lower?.setStretchFactor(1.5);
    this.#chart.priceScale('right', 1).applyOptions({ scaleMargins: { top: 0.1, bottom: 0 } });
    return volume;
  }

  setTrades(trades: readonly TradeRow[], bars: readonly BarTuple[], chosen: TradeRow | null): void {
    const times = bars.map(([time]) => time);
    const marks = tradeMarkers(trades, times, MARKER_LIMIT);
    const isRoomy = marks.length <= LABELLED_MARKERS && bars.length <= DENSE_BARS;
    this.#markers.setMarkers(marks.map((mark) => this.#marker(mark, isRoomy)));
    this.#path.setData(chosen === null ? [] : pathOf(chosen, times));
  }

  #marker({ time, kind, count }: TradeMarker, isRoomy: boolean): SeriesMarker<Time> {
    const { accent, warn, up, down } = this.#colours;
    const names = { long: 'Long', short: 'Short', win: 'Exit', loss: 'Exit' } as const;
    const base = { time: toSeconds(time), size: isRoomy ? 1 : SMALL, ...(isRoomy && { text: count > 1 ? `${names[kind]} ×${count}` : names[kind] }) };
    if (kind === 'long') return { ...base, position: 'belowBar', shape: 'arrowUp', color: accent };
    if (kind === 'short') return { ...base, position: 'aboveBar', shape: 'arrowDown', color: warn };
    return { ...base, position: 'aboveBar', shape: 'circle', size: isRoomy ? 0.7 : SMALL, color: kind === 'win' ? up : down };
  }
}

function pathOf(trade: TradeRow, times: readonly number[]) {
  const entry = times[lastAtOrBefore(times, trade.entryTime)];
  const exit = times[lastAtOrBefore(times, trade.exitTime)];
  if (entry === undefined || exit === undefined || exit <= entry) return [];
  return [
    { time: toSeconds(entry), value: Number(trade.entryPrice) },
    { time: toSeconds(exit), value: Number(trade.exitPrice) },
  ];
}
