import type { IChartApi } from 'lightweight-charts';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { BarsResponse, BarTuple, TradeRow } from '../api/types.ts';
import { clampRange, nextWindow, paddedRange, timeAt, type TimeRange } from './bar-window.ts';
import { fitAll } from './fit-all.ts';
import { PriceLayers } from './price-layers.ts';
import { hasTimeOfDay, toSeconds } from './series-data.ts';
import { tradeView } from './trade-view.ts';
import { useChart, type BuildChart } from './use-chart.ts';
import { useZoomEnd } from './use-zoom-end.ts';

interface Drawn {
  readonly symbol: string;
  readonly extent: TimeRange;
  readonly trades: readonly TradeRow[];
  readonly chosen: TradeRow | null;
  readonly fitSignal: number;
  readonly response: BarsResponse | undefined;
  /** The bars are those of another range: the wanted ones are on their way. */
  readonly isStale: boolean;
  /** What is loaded, and how to ask for another window. */
  readonly range: TimeRange;
  readonly onRange: (range: TimeRange) => void;
}

interface Drawing {
  readonly container: RefObject<HTMLDivElement | null>;
  /** Time of the bar under the pointer, in seconds. */
  readonly hovered: number | null;
}

/** Draws bars and trades, jumps to the chosen trade, and asks for finer bars when the reader has zoomed in. */
export function usePriceDrawing({ symbol, extent, trades, chosen, fitSignal, response, isStale, range, onRange }: Drawn): Drawing {
  const [hovered, setHovered] = useState<number | null>(null);
  const layers = useRef<PriceLayers | null>(null);
  const wanted = useRef<TimeRange | null>(null);
  const { bars, priceDecimals: decimals = 2 } = response ?? {};
  const build = useCallback<BuildChart>((made, colours) => {
    layers.current = new PriceLayers(made, colours);
    made.subscribeCrosshairMove(({ time }) => setHovered(typeof time === 'number' ? time : null));
  }, []);
  const { container, chart } = useChart(build);

  useEffect(() => onRange(extent), [extent, symbol, fitSignal]);

  useEffect(() => {
    if (chart === null || bars === undefined || isStale) return;
    layers.current?.setBars(bars, decimals);
    chart.timeScale().applyOptions({ timeVisible: hasTimeOfDay(bars.map(([time]) => time)) });
    show(chart, bars, wanted.current);
  }, [chart, bars, decimals, isStale]);

  useEffect(() => {
    if (chart !== null && bars !== undefined) layers.current?.setTrades(trades, bars, chosen);
  }, [chart, bars, trades, chosen]);

  useEffect(() => {
    if (chosen === null) return;
    const view = clampRange(tradeView(chosen), extent);
    wanted.current = view;
    onRange(paddedRange(view, extent));
    if (chart !== null && bars !== undefined) show(chart, bars, view);
  }, [chosen, extent]); // jumps when a trade is chosen, not when bars arrive

  useEffect(() => {
    wanted.current = null;
    if (chart !== null) fitAll(chart);
  }, [chart, symbol, fitSignal]);

  useZoomEnd(chart, container, () => {
    const visible = chart === null || response === undefined || isStale ? null : visibleRange(chart, response.bars);
    const next = visible && response && nextWindow(visible, { range, rawCount: response.rawCount, count: response.bars.length }, extent);
    if (!next) return;
    wanted.current = visible;
    onRange(next);
  });
  return { container, hovered };
}

function visibleRange(chart: IChartApi, bars: readonly BarTuple[]): TimeRange | null {
  const logical = chart.timeScale().getVisibleLogicalRange();
  if (logical === null) return null;
  const times = bars.map(([time]) => time);
  return { from: timeAt(times, logical.from), to: timeAt(times, logical.to) };
}

function show(chart: IChartApi, bars: readonly BarTuple[], wanted: TimeRange | null): void {
  const [first, last] = [bars[0]?.[0], bars.at(-1)?.[0]];
  if (first === undefined || last === undefined) return;
  const view = wanted && clampRange(wanted, { from: first, to: last });
  if (view === null || view.from >= view.to) fitAll(chart);
  else chart.timeScale().setVisibleRange({ from: toSeconds(view.from), to: toSeconds(view.to) });
}
