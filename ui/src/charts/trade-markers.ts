import type { TradeRow } from '../api/types.ts';

export type MarkerKind = 'long' | 'short' | 'win' | 'loss';

export interface TradeMarker {
  /** Time of the bar that carries the marker, epoch ms. */
  readonly time: number;
  readonly kind: MarkerKind;
  readonly count: number;
}

/** Index of the last time at or before the wanted one, -1 when all are later. */
export function lastAtOrBefore(times: readonly number[], wanted: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Number.POSITIVE_INFINITY) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Entries and exits as marks on bars, in time order. Several of one kind on one bar become one mark with a count;
 * when there would be more than `limit`, neighbouring bars share one.
 */
export function tradeMarkers(trades: readonly TradeRow[], barTimes: readonly number[], limit: number): readonly TradeMarker[] {
  const exact = collect(trades, barTimes, 1);
  if (exact.length <= limit) return exact;
  return collect(trades, barTimes, Math.ceil((4 * barTimes.length) / limit));
}

function collect(trades: readonly TradeRow[], barTimes: readonly number[], stride: number): readonly TradeMarker[] {
  const marks = new Map<string, TradeMarker>();
  const first = barTimes[0] ?? Number.POSITIVE_INFINITY;
  const last = (barTimes.at(-1) ?? 0) + (barTimes.length > 1 ? (barTimes[1] ?? 0) - first : 0);
  const add = (at: number, kind: MarkerKind): void => {
    if (at < first || at > last) return;
    const index = lastAtOrBefore(barTimes, at);
    const time = barTimes[index - (index % stride)];
    if (time === undefined) return;
    const key = `${time} ${kind}`;
    marks.set(key, { time, kind, count: (marks.get(key)?.count ?? 0) + 1 });
  };
  for (const trade of trades) {
    add(trade.entryTime, trade.side);
    add(trade.exitTime, Number(trade.pnl) >= 0 ? 'win' : 'loss');
  }
  return [...marks.values()].toSorted((a, b) => a.time - b.time);
}
