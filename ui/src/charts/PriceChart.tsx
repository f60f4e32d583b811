import './charts.css';
import { Loader } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messageOf } from '../api/problem.ts';
import { barsQuery } from '../api/queries.ts';
import type { Adjustment, BarsResponse, TradeRow } from '../api/types.ts';
import { formatInteger } from '../components/format.ts';
import type { TimeRange } from './bar-window.ts';
import { PriceLegend } from './PriceLegend.tsx';
import { usePriceDrawing } from './use-price-drawing.ts';

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
const NO_TRADES: readonly TradeRow[] = [];

/** Candles of one symbol. Only a few thousand bars are ever loaded: zooming in reads finer ones for what is visible. */
export function PriceChart({ dataset, symbol, extent, adjustment = 'raw', trades = NO_TRADES, chosen = null, fitSignal = 0, height = 420 }: Props) {
  const [range, setRange] = useState<TimeRange>(extent);
  const query = useQuery({ ...barsQuery(dataset, symbol, { ...range, points: POINTS, adjustment }), placeholderData: keepPreviousData });
  const response = query.data?.symbol === symbol ? query.data : undefined;
  const { container, hovered } = usePriceDrawing({
    symbol,
    extent,
    trades,
    chosen,
    fitSignal,
    response,
    isStale: query.isPlaceholderData,
    range,
    onRange: setRange,
  });
  return (
    <div className="pd-chart" style={{ height }} role="img" aria-label={`Price of ${symbol} with trades`} data-testid="price-chart">
      {response && <PriceLegend bars={response.bars} hovered={hovered} decimals={response.priceDecimals} note={barsNote(response)} />}
      {query.isFetching && <Loader size={14} className="pd-chart-busy" aria-label="Loading bars" />}
      {query.error !== null && response === undefined && <div className="pd-chart-note">{messageOf(query.error)}</div>}
      <div ref={container} className="pd-chart-canvas" />
    </div>
  );
}

function barsNote({ rawCount, bars }: BarsResponse): string {
  const drawn = formatInteger(bars.length);
  return rawCount > bars.length ? `${formatInteger(rawCount)} bars drawn as ${drawn}` : `${drawn} bars`;
}
