import { Button } from '@mantine/core';
import { IconArrowsDiff, IconChartLine, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { backtestsQuery } from '../../api/queries.ts';
import type { Backtest } from '../../api/types.ts';
import { useBacktestUpdates, useLiveState } from '../../api/use-live.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { NoMatch, PagedList } from '../../components/PagedList.tsx';
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
  const noMatch = <NoMatch title="No backtest matches these filters" onClear={() => void navigate({ to: '/backtests', search: {} })} />;
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
        <BacktestFilters filter={filter} onChange={(search) => void navigate({ to: '/backtests', search, replace: true })} />
        <PagedList query={query} count={jobs.length} empty={<NoRuns />} noMatch={isFiltered ? noMatch : undefined}>
          <BacktestTable jobs={jobs} selected={selected} onSelect={toggle} />
        </PagedList>
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
