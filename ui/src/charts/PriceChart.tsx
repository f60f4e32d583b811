import './charts.css';
import { Loader } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { IChartApi } from 'lightweight-charts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../api/problem.ts';
import { barsQuery } from '../api/queries.ts';
import type { Adjustment, BarTuple, TradeRow } from '../api/types.ts';
import { formatInteger } from '../components/format.ts';
import { fitAll } from './fit-all.ts';
import { clampRange, nextWindow, paddedRange, timeAt, type TimeRange } from './bar-window.ts';
import { PriceLayers } from './price-layers.ts';
import { PriceLegend } from './PriceLegend.tsx';
import { hasTimeOfDay, toSeconds } from './series-data.ts';
import { tradeView } from './trade-view.ts';
import { useChart, type BuildChart } from './use-chart.ts';

interface Props {
  readonly dataset: string;
  readonly symbol: string;
  /** The run's or the dataset's first and last time. */
  readonly extent: TimeRange;
  readonly adjustment?: Adjustment;
  readonly trades?: readonly TradeRow[];
  /** The trade to jump to. */
  readonly chosen?: TradeRow | null;
  readonly fitSignal?: number;
  readonly height?: number;
}

const POINTS = 2400;
const SETTLE_MS = 90;
const NO_TRADES: readonly TradeRow[] = [];

/** Candles of one symbol. Only a few thousand bars are ever loaded: zooming in reads finer ones for what is visible. */
export function PriceChart({ dataset, symbol, extent, adjustment = 'raw', trades = NO_TRADES, chosen = null, fitSignal = 0, height = 420 }: Props) {
  const [range, setRange] = useState<TimeRange>(extent);
  const [hovered, setHovered] = useState<number | null>(null);
  const layers = useRef<PriceLayers | null>(null);
  const wanted = useRef<TimeRange | null>(null);
  const query = useQuery({ ...barsQuery(dataset, symbol, { ...range, points: POINTS, adjustment }), placeholderData: keepPreviousData });
  const response = query.data?.symbol === symbol ? query.data : undefined;
  const bars = response?.bars;
  const decimals = response?.priceDecimals ?? 2;

  const build = useCallback<BuildChart>((made, colours) => {
    layers.current = new PriceLayers(made, colours);
    made.subscribeCrosshairMove(({ time }) => setHovered(typeof time === 'number' ? time : null));
  }, []);
  const { container, chart } = useChart(build);

  useEffect(() => setRange(extent), [extent, symbol, fitSignal]);

  useEffect(() => {
    if (chart === null || bars === undefined || query.isPlaceholderData) return;
    layers.current?.setBars(bars, decimals);
    chart.timeScale().applyOptions({ timeVisible: hasTimeOfDay(bars.map(([time]) => time)) });
    show(chart, bars, wanted.current);
  }, [chart, bars, decimals, query.isPlaceholderData]);

  useEffect(() => {
    if (chart !== null && bars !== undefined) layers.current?.setTrades(trades, bars, chosen);
  }, [chart, bars, trades, chosen]);

  useEffect(() => {
    if (chosen === null) return;
    const view = clampRange(tradeView(chosen), extent);
    wanted.current = view;
    setRange(paddedRange(view, extent));
    if (chart !== null && bars !== undefined) show(chart, bars, view);
  }, [chosen, extent]); // jumps when a trade is chosen, not when bars arrive

  useEffect(() => {
    wanted.current = null;
    if (chart !== null) fitAll(chart);
  }, [chart, symbol, fitSignal]);

  const settle = useDebouncedCallback(() => {
    const logical = chart?.timeScale().getVisibleLogicalRange();
    if (!logical || !response || query.isPlaceholderData) return;
    const times = response.bars.map(([time]) => time);
    const visible = { from: timeAt(times, logical.from), to: timeAt(times, logical.to) };
    const next = nextWindow(visible, { range, rawCount: response.rawCount, count: response.bars.length }, extent);
    if (next === null) return;
    wanted.current = visible;
    setRange(next);
  }, SETTLE_MS);

  useEffect(() => {
    if (chart === null) return undefined;
    const element = container.current;
    const onMove = (): void => settle();
    for (const name of ['wheel', 'pointerup', 'touchend'] as const) element?.addEventListener(name, onMove, { passive: true });
    return () => {
      for (const name of ['wheel', 'pointerup', 'touchend'] as const) element?.removeEventListener(name, onMove);
    };
  }, [chart, container, settle]);

  return (
    <div className="pd-chart" style={{ height }} role="img" aria-label={`Price of ${symbol} with trades`} data-testid="price-chart">
      {bars && (
        <PriceLegend
          bars={bars}
          hovered={hovered}
          decimals={decimals}
          note={
            response.rawCount > bars.length
              ? `${formatInteger(response.rawCount)} bars drawn as ${formatInteger(bars.length)}`
              : `${formatInteger(bars.length)} bars`
          }
        />
      )}
      {query.isFetching && <Loader size={14} className="pd-chart-busy" aria-label="Loading bars" />}
      {query.error !== null && bars === undefined && <div className="pd-chart-note">{messageOf(query.error)}</div>}
      <div ref={container} className="pd-chart-canvas" />
    </div>
  );
}

function show(chart: IChartApi, bars: readonly BarTuple[], wanted: TimeRange | null): void {
  const [first, last] = [bars[0]?.[0], bars.at(-1)?.[0]];
  if (first === undefined || last === undefined) return;
  const view = wanted && clampRange(wanted, { from: first, to: last });
  if (view === null || view.from >= view.to) fitAll(chart);
  else chart.timeScale().setVisibleRange({ from: toSeconds(view.from), to: toSeconds(view.to) });
}
