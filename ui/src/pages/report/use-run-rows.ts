import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ROW_CAP, runRowsQuery, type RowKind, type RowKinds } from '../../api/run-rows.ts';

export interface RunRows<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly isLoadingMore: boolean;
  readonly isCut: boolean;
  readonly query: { readonly data: readonly Row[] | undefined; readonly error: Error | null; readonly refetch: () => unknown; readonly isFetching: boolean };
}

/** All rows of one kind, block by block in the background, up to what a page can hold. */
export function useRunRows<K extends RowKind>(id: string, kind: K): RunRows<RowKinds[K]> {
  const query = useInfiniteQuery(runRowsQuery(id, kind));
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, isError]);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const isCut = !hasNextPage && rows !== undefined && rows.length >= ROW_CAP;
  return {
    rows,
    isLoadingMore: hasNextPage && !isError,
    isCut,
    query: { data: rows, error: rows === undefined ? query.error : null, refetch: query.refetch, isFetching: query.isFetching },
  };
}
