import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import type {
  Adjustment,
  AllFigures,
  ApiKey,
  Backtest,
  BarsResponse,
  Containment,
  CorporateAction,
  DatasetDetail,
  DatasetItem,
  EquityPoint,
  ImportJob,
  Page,
  Report,
  StrategyDetail,
  StrategyItem,
  StrategyVersion,
  User,
} from './types.ts';

const PAGE = 50;
const ALL = 200;

/** Follows the cursor to the end; lists that a person keeps (strategies, datasets, users) are short. */
async function everyPage<T>(path: string, signal: AbortSignal, query: Readonly<Record<string, string>> = {}): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await api<Page<T>>(path, { query: { ...query, limit: ALL, cursor }, signal });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

export const strategiesQuery = queryOptions({ queryKey: ['strategies'], queryFn: ({ signal }) => everyPage<StrategyItem>('/strategies', signal) });

export const strategyQuery = (name: string) =>
  queryOptions({ queryKey: ['strategies', name], queryFn: ({ signal }) => api<StrategyDetail>(`/strategies/${encodeURIComponent(name)}`, { signal }) });

export const versionQuery = (name: string, version: string) =>
  queryOptions({
    queryKey: ['strategies', name, version],
    queryFn: ({ signal }) => api<StrategyVersion>(`/strategies/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const containmentQuery = queryOptions({
  queryKey: ['containment'],
  queryFn: ({ signal }) => api<Containment>('/health/sandbox', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const datasetsQuery = queryOptions({ queryKey: ['datasets'], queryFn: ({ signal }) => everyPage<DatasetItem>('/datasets', signal) });

export const datasetQuery = (id: string) =>
  queryOptions({
    queryKey: ['datasets', id],
    queryFn: ({ signal }) => api<DatasetDetail>(`/datasets/${encodeURIComponent(id)}`, { signal }),
    staleTime: 60_000,
  });

export interface BarsWindow {
  readonly adjustment: Adjustment;
  readonly from?: number;
  readonly to?: number;
  readonly points: number;
}

export const barsQuery = (dataset: string, symbol: string, window: BarsWindow) =>
  queryOptions({
    queryKey: ['bars', dataset, symbol, window],
    queryFn: ({ signal }) => api<BarsResponse>(`/datasets/${encodeURIComponent(dataset)}/bars`, { query: { symbol, ...window }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
  });

export const actionsQuery = (dataset: string, symbol: string) =>
  queryOptions({
    queryKey: ['actions', dataset, symbol],
    queryFn: ({ signal }) => everyPage<CorporateAction>(`/datasets/${encodeURIComponent(dataset)}/corporate-actions`, signal, { symbol }),
  });

export const importQuery = (id: string) => queryOptions({ queryKey: ['imports', id], queryFn: ({ signal }) => api<ImportJob>(`/imports/${id}`, { signal }) });

export interface BacktestFilter {
  readonly status?: string | undefined;
  readonly strategy?: string | undefined;
  readonly dataset?: string | undefined;
  readonly label?: string | undefined;
}

export const backtestsQuery = (filter: BacktestFilter) =>
  infiniteQueryOptions({
    queryKey: ['backtests', filter],
    queryFn: ({ pageParam, signal }) => api<Page<Backtest>>('/backtests', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const backtestQuery = (id: string) =>
  queryOptions({ queryKey: ['backtest', id], queryFn: ({ signal }) => api<Backtest>(`/backtests/${id}`, { signal }) });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['backtest', id, 'report'],
    queryFn: ({ signal }) => api<Report>(`/backtests/${id}/report`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const equityQuery = (id: string, points = 2000) =>
  queryOptions({
    queryKey: ['backtest', id, 'equity', points],
    queryFn: async ({ signal }) => {
      const answer = await api<readonly EquityPoint[] | Page<EquityPoint>>(`/backtests/${id}/equity`, { query: { points }, signal });
      return 'items' in answer ? answer.items : answer;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

const LIVE_MS = 2_000;

export const figuresQuery = queryOptions({
  queryKey: ['figures'],
  queryFn: ({ signal }) => api<AllFigures>('/ops/figures', { signal }),
  refetchInterval: LIVE_MS,
});

export const apiKeysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: ({ signal }) => everyPage<ApiKey>('/auth/api-keys', signal) });
export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: ({ signal }) => everyPage<User>('/users', signal) });
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => api<User>('/auth/me', { signal }), staleTime: 300_000 });
