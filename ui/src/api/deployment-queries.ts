import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import type { Budgets, Deployment, DeploymentBudget, DeploymentEquity, Page } from './types.ts';

const PAGE = 50;
/** Rows of orders, fills, logs and events that one request brings. */
const ROWS = 200;

export interface DeploymentFilter {
  readonly state?: string | undefined;
  readonly strategy?: string | undefined;
  readonly label?: string | undefined;
}

export const deploymentsQuery = (filter: DeploymentFilter) =>
  infiniteQueryOptions({
    queryKey: ['deployments', filter],
    queryFn: ({ pageParam, signal }) => api<Page<Deployment>>('/deployments', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const deploymentQuery = (id: string) =>
  queryOptions({ queryKey: ['deployment', id], queryFn: ({ signal }) => api<Deployment>(`/deployments/${id}`, { signal }) });

export const deploymentEquityQuery = (id: string) =>
  queryOptions({
    queryKey: ['deployment', id, 'equity'],
    queryFn: ({ signal }) => api<readonly DeploymentEquity[]>(`/deployments/${id}/equity`, { query: { points: 2000 }, signal }),
  });

export const deploymentBudgetQuery = (id: string) =>
  queryOptions({ queryKey: ['deployment', id, 'budget'], queryFn: ({ signal }) => api<DeploymentBudget>(`/deployments/${id}/budget`, { signal }) });

export type DeploymentTable = 'orders' | 'fills' | 'logs' | 'events' | 'strikes' | 'reloads';

/** Newest first. */
export const deploymentRowsQuery = <Row>(id: string, table: DeploymentTable) =>
  infiniteQueryOptions({
    queryKey: ['deployment', id, table],
    queryFn: ({ pageParam, signal }) => api<Page<Row>>(`/deployments/${id}/${table}`, { query: { limit: ROWS, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const budgetsQuery = queryOptions({ queryKey: ['budgets'], queryFn: ({ signal }) => api<Budgets>('/budgets', { signal }) });
