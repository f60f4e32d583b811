import { Alert, Button, Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { reportQuery } from '../../api/queries.ts';
import type { Backtest, OrderOutcome, Report } from '../../api/types.ts';
import { Figure, FigureRow, signClass } from '../../components/Figure.tsx';
import { formatInteger } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { LogsTab } from './LogsTab.tsx';
import { formatMetric, HEADLINE } from './metric-catalog.ts';
import { OrdersTab } from './OrdersTab.tsx';
import { OverviewTab } from './OverviewTab.tsx';
import { refusalText } from './refusal-text.ts';
import { ProfileTab } from './ProfileTab.tsx';
import { PlotsTab } from './PlotsTab.tsx';
import { TradesTab } from './TradesTab.tsx';
import { truncatedText } from './truncated-text.ts';

const route = getRouteApi('/app/backtests/$id');

export function ReportBody({ job }: { readonly job: Backtest }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const query = useQuery(reportQuery(job.id));
  const show = (next: { tab?: string; symbol?: string }): void =>
    void navigate({ to: '/backtests/$id', params: { id: job.id }, search: { ...search, ...next }, replace: true });
  return (
    <Loaded
      query={query}
      skeleton={
        <>
          <Skeleton h={72} mb={16} radius="md" />
          <Skeleton h={400} radius="md" />
        </>
      }
    >
      {(report) => (
        <div className="pd-stack" data-testid="report">
          <FigureRow>
            {HEADLINE.map(({ key, label, format, isSigned }) => (
              <Figure
                key={key}
                label={label}
                value={formatMetric(report.metrics[key], format)}
                hint={report.definitions[key]}
                className={isSigned ? signClass(report.metrics[key]) : ''}
                testId={`metric-${key}`}
              />
            ))}
          </FigureRow>
          <TruncatedNote text={truncatedText(report.truncated)} />
          <RefusedNote outcome={report.orderOutcome} onOrders={() => show({ tab: 'orders' })} />
          <Tabs value={search.tab ?? 'overview'} onChange={(tab) => tab !== null && show({ tab })}>
            <ReportTabs report={report} />
            <Tabs.Panel value="overview">
              <OverviewTab report={report} onDetails={() => show({ tab: 'details' })} />
            </Tabs.Panel>
            <Tabs.Panel value="trades">
              <TradesTab job={job} symbol={search.symbol} onSymbol={(symbol) => show({ symbol })} />
            </Tabs.Panel>
            <Tabs.Panel value="orders">
              <OrdersTab id={job.id} />
            </Tabs.Panel>
            <Tabs.Panel value="logs">
              <LogsTab id={job.id} />
            </Tabs.Panel>
            <Tabs.Panel value="plots">
              <PlotsTab id={job.id} />
            </Tabs.Panel>
            {report.profile && (
              <Tabs.Panel value="profile">
                <ProfileTab profile={report.profile} job={job} />
              </Tabs.Panel>
            )}
            <Tabs.Panel value="details">
              <DetailsTab report={report} job={job} />
            </Tabs.Panel>
          </Tabs>
        </div>
      )}
    </Loaded>
  );
}

/** Figures count everything; the lists and the export lack what was not kept. */
function TruncatedNote({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <Alert color="yellow" variant="light" title="Not everything was kept" data-testid="truncated">
      {text} were counted but not kept: the figures above include them, the lists and exports do not.
    </Alert>
  );
}

/** Without it, a run whose orders were refused looks like one that never wanted to trade. */
function RefusedNote({ outcome, onOrders }: { readonly outcome: OrderOutcome | undefined; readonly onOrders: () => void }) {
  const text = refusalText(outcome);
  if (text === undefined) return null;
  return (
    <Alert color="yellow" variant="light" title={text} data-testid="refused">
      <div className="pd-row pd-wrap" style={{ justifyContent: 'space-between' }}>
        <span>The first: {outcome?.firstRefusal ?? 'without a reason'}</span>
        <Button size="compact-xs" variant="default" onClick={onOrders}>
          All orders
        </Button>
      </div>
    </Alert>
  );
}

function ReportTabs({ report }: { readonly report: Report }) {
  return (
    <Tabs.List mb={16} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
      <Tabs.Tab value="overview">Overview</Tabs.Tab>
      <Tabs.Tab value="trades" data-testid="tab-trades">
        Trades <span className="pd-dim">{formatInteger(report.metrics['trades'])}</span>
      </Tabs.Tab>
      <Tabs.Tab value="orders" data-testid="tab-orders">
        Orders and fills {report.orderOutcome && <span className="pd-dim">{formatInteger(report.orderOutcome.placed)}</span>}
      </Tabs.Tab>
      <Tabs.Tab value="logs" data-testid="tab-logs">
        Logs
      </Tabs.Tab>
      <Tabs.Tab value="plots" data-testid="tab-plots">
        Plots
      </Tabs.Tab>
      {report.profile && (
        <Tabs.Tab value="profile" data-testid="tab-profile">
          Profile
        </Tabs.Tab>
      )}
      <Tabs.Tab value="details" data-testid="tab-details">
        Assumptions and settings
      </Tabs.Tab>
    </Tabs.List>
  );
}
