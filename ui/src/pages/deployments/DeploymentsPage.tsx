import './deployments.css';
import { IconPlus, IconRocket } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { deploymentsQuery } from '../../api/deployment-queries.ts';
import { useDeploymentUpdates } from '../../api/use-deployment-updates.ts';
import { useLiveState } from '../../api/use-live.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Page } from '../../components/Page.tsx';
import { NoMatch, PagedList } from '../../components/PagedList.tsx';
import { isActive } from './deployment-text.ts';
import { DeploymentFilters } from './DeploymentFilters.tsx';
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
  const noMatch = <NoMatch title="No deployment matches these filters" onClear={() => void navigate({ to: '/deployments', search: {} })} />;
  return (
    <Page title="Deployments" subtitle="Strategies that run until they are stopped, each in a sandbox and a budget of its own." actions={<NewButton />}>
      <section className="pd-card">
        <DeploymentFilters filter={filter} onChange={(search) => void navigate({ to: '/deployments', search, replace: true })} />
        <PagedList query={query} count={deployments.length} empty={<NoDeployments />} noMatch={isFiltered ? noMatch : undefined}>
          <DeploymentTable deployments={deployments} />
        </PagedList>
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

function NoDeployments() {
  return (
    <EmptyState
      icon={IconRocket}
      title="No deployments yet"
      text="A deployment runs a strategy on a replay of a dataset, at any speed, and takes new code while it runs."
      action={<NewButton text="Deploy the first strategy" />}
    />
  );
}
