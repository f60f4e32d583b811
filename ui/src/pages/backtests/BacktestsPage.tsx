import { Button, Skeleton } from '@mantine/core';
import { IconArrowsDiff, IconChartLine, IconFilterOff, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { backtestsQuery } from '../../api/queries.ts';
import type { Backtest } from '../../api/types.ts';
import { useBacktestUpdates, useLiveState } from '../../api/use-live.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote, RowsSkeleton } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { BacktestFilters } from './BacktestFilters.tsx';
import { BacktestTable } from './BacktestTable.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';

const route = getRouteApi('/app/backtests');
const POLL_MS = 3000;

export function BacktestsPage() {
  const filter = route.useSearch();
  const navigate = useNavigate();
  const isLive = useLiveState().status === 'open';
  const query = useInfiniteQuery({
    ...backtestsQuery(filter),
    refetchInterval: ({ state }) => (!isLive && state.data?.pages.some((page) => page.items.some(isActive)) ? POLL_MS : false),
  });
  const [selected, setSelected] = useState<readonly string[]>([]);
  useBacktestUpdates('backtests');
  const jobs = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const isFiltered = Object.keys(filter).length > 0;
  const toggle = (id: string): void => setSelected((old) => (old.includes(id) ? old.filter((other) => other !== id) : [...old.slice(-1), id]));
  const [a, b] = selected;
  return (
    <Page
      title="Backtests"
      subtitle="Every run keeps its code version, data version, parameters and assumptions."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={15} />}
            disabled={a === undefined || b === undefined}
            onClick={() => a !== undefined && b !== undefined && void navigate({ to: '/compare', search: { a, b } })}
            data-testid="compare"
          >
            {selected.length === 2 ? 'Compare' : `Compare (${selected.length}/2)`}
          </Button>
          <LinkButton to="/backtests/new" leftSection={<IconPlus size={15} />}>
            New backtest
          </LinkButton>
        </>
      }
    >
      <section className="pd-card">
        <BacktestFilters filter={filter} onChange={(next) => void navigate({ to: '/backtests', search: next, replace: true })} />
        {query.isPending && <RowsSkeleton rows={9} />}
        {query.error !== null && jobs.length === 0 && <ErrorNote error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />}
        {query.data !== undefined &&
          jobs.length === 0 &&
          (isFiltered ? <NoMatch onClear={() => void navigate({ to: '/backtests', search: {} })} /> : <NoRuns />)}
        {jobs.length > 0 && <BacktestTable jobs={jobs} selected={selected} onSelect={toggle} />}
        {query.hasNextPage && (
          <div style={{ padding: 12, textAlign: 'center', borderTop: '1px solid var(--pd-border)' }}>
            {query.isFetchingNextPage ? (
              <Skeleton h={28} w={120} mx="auto" />
            ) : (
              <Button size="xs" variant="default" onClick={() => void query.fetchNextPage()} data-testid="load-more">
                Load more
              </Button>
            )}
          </div>
        )}
      </section>
    </Page>
  );
}

function isActive(job: Backtest): boolean {
  return job.status === 'queued' || job.status === 'running';
}

function NoRuns() {
  return (
    <EmptyState
      icon={IconChartLine}
      title="No backtests yet"
      text="Pick a sample strategy and the demo dataset: the first report is a minute away."
      action={
        <LinkButton to="/backtests/new" leftSection={<IconPlus size={15} />}>
          Run the first backtest
        </LinkButton>
      }
    />
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState
      icon={IconFilterOff}
      title="No backtest matches these filters"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
      isCompact
    />
  );
}
