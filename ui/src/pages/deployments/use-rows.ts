import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { deploymentRowsQuery, type DeploymentTable } from '../../api/deployment-queries.ts';

/** Rows of a deployment, newest first, as many as were asked for. */
export function useRows<Row>(id: string, table: DeploymentTable) {
  const query = useInfiniteQuery(deploymentRowsQuery<Row>(id, table));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { rows, query: { data: rows, error: query.error, refetch: query.refetch, isFetching: query.isFetching }, more: query };
}

export type More = ReturnType<typeof useRows>['more'];
