import './deployments.css';
import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterOff, IconPlus, IconRocket, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { deploymentsQuery } from '../../api/deployment-queries.ts';
import { useDeploymentUpdates } from '../../api/use-deployment-updates.ts';
import { useLiveState } from '../../api/use-live.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { ErrorNote, RowsSkeleton } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { isActive, STATES } from './deployment-text.ts';
import { DeploymentTable } from './DeploymentTable.tsx';

const route = getRouteApi('/app/deployments');
const POLL_MS = 3000;

export function DeploymentsPage() {
  const filter = route.useSearch();
  const navigate = useNavigate();
  const isLive = useLiveState().status === 'open';
  const query = useInfiniteQuery({
    ...deploymentsQuery(filter),
    refetchInterval: ({ state }) => (!isLive && state.data?.pages.some((page) => page.items.some(isActive)) ? POLL_MS : false),
  });
  useDeploymentUpdates('deployments');
  const deployments = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Page title="Deployments" subtitle="Strategies that run until they are stopped, each in a sandbox and a budget of its own." actions={<NewButton />}>
      <section className="pd-card">
        <Filters />
        {query.isPending && <RowsSkeleton rows={7} />}
        {query.error !== null && deployments.length === 0 && (
          <ErrorNote error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
        )}
        {query.data !== undefined && deployments.length === 0 && (
          <Nothing isFiltered={isFiltered} onClear={() => void navigate({ to: '/deployments', search: {} })} />
        )}
        {deployments.length > 0 && <DeploymentTable deployments={deployments} />}
        {query.hasNextPage && (
          <div style={{ padding: 12, textAlign: 'center', borderTop: '1px solid var(--pd-border)' }}>
            <Button size="xs" variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
              Load more
            </Button>
          </div>
        )}
      </section>
    </Page>
  );
}

function NewButton({ text = 'New deployment' }: { readonly text?: string }) {
  return (
    <LinkButton to="/deployments/new" leftSection={<IconPlus size={15} />} data-testid="new-deployment">
      {text}
    </LinkButton>
  );
}

function Filters() {
  const filter = route.useSearch();
  const navigate = useNavigate();
  const [label, setLabel] = useState(filter.label ?? '');
  const change = (next: { state?: string; label?: string }): void => {
    const entries = Object.entries({ ...filter, ...next }).filter(([, text]) => text !== '' && text !== undefined);
    void navigate({ to: '/deployments', search: Object.fromEntries(entries), replace: true });
  };
  const search = useDebouncedCallback((text: string) => change({ label: text }), 250);
  return (
    <div className="pd-card-head" role="search" aria-label="Filter deployments" style={{ justifyContent: 'flex-start', gap: 8 }}>
      <TextInput
        size="xs"
        w={200}
        placeholder="Search labels"
        aria-label="Search labels"
        leftSection={<IconSearch size={14} />}
        value={label}
        data-search
        onChange={(event) => {
          setLabel(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        size="xs"
        w={150}
        placeholder="Any state"
        aria-label="State"
        clearable
        data={STATES.map((value) => ({ value, label: value.slice(0, 1).toUpperCase() + value.slice(1) }))}
        value={filter.state ?? null}
        onChange={(state) => change({ state: state ?? '' })}
      />
    </div>
  );
}

function Nothing({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  if (!isFiltered)
    return (
      <EmptyState
        icon={IconRocket}
        title="No deployments yet"
        text="A deployment runs a strategy on a replay of a dataset, at any speed, and takes new code while it runs."
        action={<NewButton text="Deploy the first strategy" />}
      />
    );
  return (
    <EmptyState
      icon={IconFilterOff}
      title="No deployment matches these filters"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
      isCompact
    />
  );
}
