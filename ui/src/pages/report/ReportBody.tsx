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
          {job.status !== 'completed' && <UntilThen report={report} />}
          {hasBars(report) && <Headline report={report} />}
          <RefusedNote outcome={report.orderOutcome} onOrders={() => show({ tab: 'orders' })} />
          <TruncatedNote text={truncatedText(report.truncated)} />
          <Tabs value={openTab(report, search.tab)} onChange={(tab) => tab !== null && show({ tab })}>
            <ReportTabs report={report} />
            {hasBars(report) && (
              <>
                <Tabs.Panel value="overview">
                  <OverviewTab report={report} onDetails={() => show({ tab: 'details' })} />
                </Tabs.Panel>
                <Tabs.Panel value="trades">
                  <TradesTab job={job} symbol={search.symbol} onSymbol={(symbol) => show({ symbol })} />
                </Tabs.Panel>
                <Tabs.Panel value="orders">
                  <OrdersTab id={job.id} />
                </Tabs.Panel>
                <Tabs.Panel value="plots">
                  <PlotsTab id={job.id} />
                </Tabs.Panel>
              </>
            )}
            <Tabs.Panel value="logs">
              <LogsTab id={job.id} />
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

/** A run that failed as it started has no curve and no figures. */
function hasBars({ timing }: Report): boolean {
  return timing.bars > 0;
}

function UntilThen({ report }: { readonly report: Report }) {
  return (
    <span className="pd-dim" data-testid="until-then">
      {hasBars(report) ? 'Below is what the run had found until then.' : 'It ended before its first bar: there are no results, only its log and settings.'}
    </span>
  );
}

function Headline({ report }: { readonly report: Report }) {
  return (
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

interface ReportTab {
  readonly tab: string;
  readonly label: string;
  readonly count?: string | undefined;
}

/** The first one is open unless another is asked for. */
function tabsOf(report: Report): readonly ReportTab[] {
  const { orderOutcome, metrics, profile } = report;
  const all: readonly (ReportTab & { readonly isShown: boolean })[] = [
    { tab: 'overview', label: 'Overview', isShown: hasBars(report) },
    { tab: 'trades', label: 'Trades', count: formatInteger(metrics['trades']), isShown: hasBars(report) },
    { tab: 'orders', label: 'Orders and fills', count: orderOutcome && formatInteger(orderOutcome.placed), isShown: hasBars(report) },
    { tab: 'logs', label: 'Logs', isShown: true },
    { tab: 'plots', label: 'Plots', isShown: hasBars(report) },
    { tab: 'profile', label: 'Profile', isShown: profile !== undefined },
    { tab: 'details', label: 'Assumptions and settings', isShown: true },
  ];
  return all.filter(({ isShown }) => isShown);
}

function openTab(report: Report, wanted: string | undefined): string | null {
  const tabs = tabsOf(report);
  return (tabs.find(({ tab }) => tab === wanted) ?? tabs[0])?.tab ?? null;
}

function ReportTabs({ report }: { readonly report: Report }) {
  return (
    <Tabs.List mb={16} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
      {tabsOf(report).map(({ tab, label, count }) => (
        <Tabs.Tab key={tab} value={tab} data-testid={`tab-${tab}`}>
          {label} {count !== undefined && <span className="pd-dim">{count}</span>}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
