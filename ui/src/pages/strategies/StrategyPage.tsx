import { Select, Tabs } from '@mantine/core';
import { IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { strategyQuery, versionQuery } from '../../api/queries.ts';
import type { StrategyDetail } from '../../api/types.ts';
import { OriginBadge } from '../../components/badges.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Card, Page } from '../../components/Page.tsx';
import { CodeArea } from '../../editor/CodeArea.tsx';
import { CapabilitiesCard } from './CapabilitiesCard.tsx';
import { ParamsTable } from './ParamsTable.tsx';
import { VersionFacts } from './VersionFacts.tsx';
import { VersionsTable } from './VersionsTable.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';

const route = getRouteApi('/app/strategies/$name');

export function StrategyPage() {
  const { name } = route.useParams();
  const query = useQuery(strategyQuery(name));
  const title = query.data?.title ?? name;
  const heading = (
    <span className="pd-row pd-wrap">
      {title}
      {query.data && <OriginBadge origin={query.data.origin} />}
    </span>
  );
  return (
    <Page
      title={title}
      heading={heading}
      subtitle={query.data?.description || name}
      back={{ to: '/strategies', label: 'Strategies' }}
      actions={
        <>
          <LinkButton to="/strategies/publish" search={{ name }} variant="default" leftSection={<IconUpload size={15} />}>
            Publish new version
          </LinkButton>
          <LinkButton to="/backtests/new" search={{ strategy: name }} leftSection={<IconPlayerPlay size={15} />} data-testid="backtest-strategy">
            Backtest
          </LinkButton>
        </>
      }
    >
      <Loaded query={query}>{(strategy) => <StrategyBody strategy={strategy} />}</Loaded>
    </Page>
  );
}

function StrategyBody({ strategy }: { readonly strategy: StrategyDetail }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  // When every version was revoked, the newest is shown all the same.
  const version = search.version ?? (strategy.latestVersion || (strategy.versions[0]?.version ?? ''));
  const query = useQuery(versionQuery(strategy.name, version));
  const go = (next: { version?: string; tab?: string }): void =>
    void navigate({ to: '/strategies/$name', params: { name: strategy.name }, search: { ...search, ...next }, replace: true });
  return (
    <Tabs value={search.tab ?? 'overview'} onChange={(tab) => tab !== null && go({ tab })}>
      <Tabs.List mb={16}>
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="source">Source</Tabs.Tab>
        <Tabs.Tab value="versions">
          Versions <span className="pd-dim">{strategy.versionCount}</span>
        </Tabs.Tab>
        <Select
          ml="auto"
          size="xs"
          w={150}
          aria-label="Version"
          data={strategy.versions.map((item) => ({
            value: item.version,
            label: item.version === strategy.latestVersion ? `${item.version} (latest)` : item.version,
          }))}
          value={version}
          onChange={(value) => value !== null && go({ version: value })}
        />
      </Tabs.List>
      <Tabs.Panel value="overview">
        <Loaded query={query}>
          {(data) => (
            <div className="pd-grid pd-strategy-grid">
              <Card title="Parameters" isFlush>
                <ParamsTable params={data.metadata.params} />
              </Card>
              <div className="pd-stack">
                <Card title={`Version ${data.version}`}>
                  <VersionFacts version={data} />
                </Card>
                <CapabilitiesCard version={data} />
              </div>
            </div>
          )}
        </Loaded>
      </Tabs.Panel>
      <Tabs.Panel value="source">
        <Loaded query={query}>
          {(data) => (
            <div className="pd-card" style={{ overflow: 'hidden' }}>
              <CodeArea files={data.files} label={`Source of ${data.name} ${data.version}`} isReadOnly height="calc(100dvh - 220px)" testId="source" />
            </div>
          )}
        </Loaded>
      </Tabs.Panel>
      <Tabs.Panel value="versions">
        <Card isFlush>
          <VersionsTable strategy={strategy} shown={version} onShow={(value) => go({ version: value, tab: 'source' })} />
        </Card>
      </Tabs.Panel>
    </Tabs>
  );
}
