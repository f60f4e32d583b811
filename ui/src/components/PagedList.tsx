import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';
import { ErrorNote, RowsSkeleton } from './Loaded.tsx';

interface Props {
  readonly query: Pick<
    UseInfiniteQueryResult,
    'data' | 'error' | 'isPending' | 'isFetching' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'
  >;
  readonly count: number;
  /** Shown when there is nothing at all. */
  readonly empty: ReactNode;
  /** Shown when the filters leave nothing; undefined without filters. */
  readonly noMatch: ReactNode | undefined;
  readonly children: ReactNode;
}

/** A list that is fetched page by page: what to show while it loads, fails or is empty, and the way to more. */
export function PagedList({ query, count, empty, noMatch, children }: Props) {
  return (
    <>
      {query.isPending && <RowsSkeleton rows={8} />}
      {query.error !== null && count === 0 && <ErrorNote error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />}
      {query.data !== undefined && count === 0 && (noMatch ?? empty)}
      {count > 0 && children}
      {query.hasNextPage && (
        <div style={{ padding: 12, textAlign: 'center', borderTop: '1px solid var(--pd-border)' }}>
          <Button size="xs" variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage} data-testid="load-more">
            Load more
          </Button>
        </div>
      )}
    </>
  );
}

export function NoMatch({ title, onClear }: { readonly title: string; readonly onClear: () => void }) {
  const clear = (
    <Button variant="default" onClick={onClear}>
      Clear filters
    </Button>
  );
  return <EmptyState icon={IconFilterOff} title={title} action={clear} isCompact />;
}
