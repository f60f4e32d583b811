import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import type { FillRow, LogRow, OrderRow, Page, PlotPoint, TradeRow } from './types.ts';

export interface RowKinds {
  readonly trades: TradeRow;
  readonly orders: OrderRow;
  readonly fills: FillRow;
  readonly logs: LogRow;
  readonly plots: PlotPoint;
}

export type RowKind = keyof RowKinds;

/** Rows are read in blocks until this many are in the page; the export has all of them. */
export const ROW_CAP = 50_000;
const BLOCK = 1000;

/** What a run left behind, block by block. */
export const runRowsQuery = <K extends RowKind>(id: string, kind: K) =>
  infiniteQueryOptions({
    queryKey: ['backtest', id, kind],
    queryFn: async ({ pageParam, signal }): Promise<Page<RowKinds[K]>> => {
      const answer = await api<Page<RowKinds[K]> | readonly RowKinds[K][]>(`/backtests/${id}/${kind}`, { query: { limit: BLOCK, cursor: pageParam }, signal });
      return 'items' in answer ? answer : { items: answer, nextCursor: null };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last, pages) => (pages.length * BLOCK >= ROW_CAP ? null : last.nextCursor),
    staleTime: Number.POSITIVE_INFINITY,
  });
