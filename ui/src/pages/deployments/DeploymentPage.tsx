import './deployments.css';
import '../report/report.css';
import '../backtest-new/new-backtest.css';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { deploymentQuery } from '../../api/deployment-queries.ts';
import type { Deployment } from '../../api/types.ts';
import { useDeploymentUpdates } from '../../api/use-deployment-updates.ts';
import { Tag } from '../../components/badges.tsx';
import { Figure, FigureRow, signClass } from '../../components/Figure.tsx';
import {
  DASH,
  formatAgo,
  formatDate,
  formatInteger,
  formatMoney,
  formatPercent,
  formatSignedMoney,
  formatSignedPercent,
  formatTime,
} from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { jobTitle, strategyText, symbolsText } from '../backtests/job-text.ts';
import { isActive, paceText, profitOf, speedText } from './deployment-text.ts';
import { DeploymentActions } from './DeploymentActions.tsx';
import { EventList } from './EventList.tsx';
import { FillsTab, OrdersTab } from './OrdersTab.tsx';
import { LogTab } from './LogTab.tsx';
import { NextBar } from './NextBar.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { ReasonCard } from './ReasonCard.tsx';
import { ReloadsTab } from './ReloadsTab.tsx';
import { StateBadge } from './StateBadge.tsx';
import { StrikesTab } from './StrikesTab.tsx';

const route = getRouteApi('/app/deployments/$id');
const POLL_MS = 2000;

export function DeploymentPage() {
  const { id } = route.useParams();
  const query = useQuery({ ...deploymentQuery(id), refetchInterval: ({ state }) => (state.data !== undefined && isActive(state.data) ? POLL_MS : false) });
  useDeploymentUpdates(`deployment:${id}`);
  const deployment = query.data;
  const title = deployment ? jobTitle(deployment) : 'Deployment';
  return (
    <Page
      title={title}
      heading={
        <span className="pd-row pd-wrap" style={{ gap: 12 }}>
          {title}
          {deployment && <StateBadge deployment={deployment} />}
          {deployment?.usage?.reload === 'probation' && <Tag tone="warn">new code on probation</Tag>}
        </span>
      }
      subtitle={deployment && <Subtitle deployment={deployment} />}
      back={{ to: '/deployments', label: 'Deployments' }}
      actions={deployment && <DeploymentActions deployment={deployment} />}
    >
      <Loaded query={query}>{(loaded) => <Body deployment={loaded} />}</Loaded>
    </Page>
  );
}

function Subtitle({ deployment }: { readonly deployment: Deployment }) {
  const { strategy, version, dataset, datasetName, timeframe, mode, speed, createdAt, createdBy } = deployment;
  const pace = paceText(speed, timeframe);
  return (
    <>
      {version === 'inline' ? (
        <span>{strategyText(deployment)}</span>
      ) : (
        <Link className="pd-link" to="/strategies/$name" params={{ name: strategy }} search={{ version }}>
          {strategyText(deployment)}
        </Link>
      )}{' '}
      on{' '}
      <Link className="pd-link" to="/datasets/$id" params={{ id: dataset }}>
        {datasetName}
      </Link>
      {` · ${symbolsText(deployment)} · ${timeframe} · ${mode} at ${speedText(speed)}${pace === undefined ? '' : `, ${pace}`} · ${formatAgo(createdAt)} by ${createdBy}`}
    </>
  );
}

function Body({ deployment }: { readonly deployment: Deployment }) {
  const { tab } = route.useSearch();
  const navigate = useNavigate();
  const { id, orderCount, fillCount, strikes } = deployment;
  const show = (next: string | null): void => {
    if (next !== null) void navigate({ to: '/deployments/$id', params: { id }, search: { tab: next }, replace: true });
  };
  return (
    <div className="pd-stack" data-testid="deployment">
      {deployment.reason !== undefined && deployment.state !== 'running' && <ReasonCard deployment={deployment} />}
      <Figures deployment={deployment} />
      <Tabs value={tab ?? 'overview'} onChange={show} keepMounted={false}>
        <Tabs.List mb={16} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="orders" data-testid="tab-orders">
            Orders <span className="pd-dim">{formatInteger(orderCount)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="fills" data-testid="tab-fills">
            Fills <span className="pd-dim">{formatInteger(fillCount)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="log" data-testid="tab-log">
            Log
          </Tabs.Tab>
          <Tabs.Tab value="reloads" data-testid="tab-reloads">
            Reloads
          </Tabs.Tab>
          <Tabs.Tab value="strikes" data-testid="tab-strikes">
            Strikes {strikes > 0 && <span className="pd-warn">{strikes}</span>}
          </Tabs.Tab>
          <Tabs.Tab value="events" data-testid="tab-events">
            Events
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <OverviewTab deployment={deployment} />
        </Tabs.Panel>
        <Tabs.Panel value="orders">
          <OrdersTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="fills">
          <FillsTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <LogTab deployment={deployment} />
        </Tabs.Panel>
        <Tabs.Panel value="reloads">
          <ReloadsTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="strikes">
          <StrikesTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <EventList id={id} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function Figures({ deployment }: { readonly deployment: Deployment }) {
  const { equity, cash, progress, marketTime, rowsDone, rowsTotal, positions, strikes, attempts } = deployment;
  const profit = profitOf(deployment);
  return (
    <>
      <FigureRow>
        <Figure label="Profit" value={formatSignedMoney(profit)} className={signClass(profit)} testId="profit" />
        <Figure label="Equity" value={equity === undefined ? formatMoney(cash) : formatMoney(equity)} />
        <Figure label="Return" value={formatSignedPercent(profit / Number(cash))} className={signClass(profit)} />
        <Figure
          label="Market time"
          value={marketTime === 0 ? DASH : formatDate(marketTime)}
          note={marketTime === 0 ? undefined : `${formatTime(marketTime).slice(11) || '00:00'} UTC`}
        />
        <Figure label="Bars" value={formatInteger(rowsDone)} note={rowsTotal === 0 ? undefined : `of ${formatInteger(rowsTotal)}`} testId="bars" />
        <Figure label="Open positions" value={formatInteger(positions.length)} />
        <Figure label="Starts" value={formatInteger(attempts)} hint="How often a process took it: restarts after strikes and moves included" />
        <Figure
          label="Strikes"
          value={formatInteger(strikes)}
          className={strikes > 0 ? 'pd-warn' : ''}
          hint="Times it was stopped within the window that counts"
        />
      </FigureRow>
      <ProgressBar label="Progress of the replay" progress={progress} title={formatPercent(progress, 1)} />
      <NextBar deployment={deployment} />
    </>
  );
}
