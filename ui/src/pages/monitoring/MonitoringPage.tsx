import './monitoring.css';
import { useQuery } from '@tanstack/react-query';
import { figuresQuery } from '../../api/queries.ts';
import type { AllFigures, ProcessFigures } from '../../api/types.ts';
import { DataTable } from '../../components/DataTable.tsx';
import { Figure, FigureRow, KeyValues } from '../../components/Figure.tsx';
import { formatCompact, formatInteger, formatNumber } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card, Page } from '../../components/Page.tsx';
import { PROCESS_COLUMNS, STRATEGY_COLUMNS } from './figure-columns.tsx';
import { figureText, otherGauges, strategyRows, sumOf, worstOf } from './read-figures.ts';
import { Sparkline } from './Sparkline.tsx';
import { useHistory, type Moment } from './use-history.ts';

/** Figures of all processes as they are now; the same ones that Prometheus reads at /metrics. */
export function MonitoringPage() {
  const query = useQuery(figuresQuery);
  const history = useHistory(query.data);
  return (
    <Page title="Monitoring" subtitle="Counters count from the start of their process. Prometheus reads the same figures at /metrics.">
      <Loaded query={query}>{(figures) => <MonitoringBody figures={figures} history={history} />}</Loaded>
    </Page>
  );
}

function MonitoringBody({ figures: { processes }, history }: { readonly figures: AllFigures; readonly history: readonly Moment[] }) {
  const strategies = strategyRows(processes);
  return (
    <div className="pd-stack" data-testid="monitoring">
      <Tiles processes={processes} />
      <History moments={history} />
      <Card title="Strategies" isFlush>
        {strategies.length === 0 ? (
          <div className="pd-card-body pd-dim">No strategy has run since the processes started.</div>
        ) : (
          <DataTable label="Strategies" rows={strategies} columns={STRATEGY_COLUMNS} rowKey={(row) => row.strategy} testId="strategy-figures" />
        )}
      </Card>
      <Card title="Processes" isFlush>
        <DataTable label="Processes" rows={processes} columns={PROCESS_COLUMNS} rowKey={(row) => row.process} />
      </Card>
      <OtherGauges processes={processes} />
    </div>
  );
}

function Tiles({ processes }: { readonly processes: readonly ProcessFigures[] }) {
  const sandboxes = (state: string): string => formatInteger(sumOf(processes, 'paddock_sandbox_processes', { state }));
  const jobs = (status: string): string => formatInteger(sumOf(processes, 'paddock_backtests', { status }));
  const stops = sumOf(processes, 'paddock_strategy_stops_total');
  return (
    <FigureRow>
      <Figure label="Sandboxes in use" value={sandboxes('in-use')} testId="sandboxes-in-use" />
      <Figure label="Spares ready" value={sandboxes('ready')} note={`${sandboxes('starting')} starting`} />
      <Figure
        label="Sandbox start"
        value={`${formatInteger(worstOf(processes, 'paddock_sandbox_start_seconds', 'p50') * 1000)} ms`}
        hint="Median, estimated."
      />
      <Figure label="Spares replaced" value={formatInteger(sumOf(processes, 'paddock_sandbox_restarts_total'))} />
      <Figure label="Backtests running" value={jobs('running')} />
      <Figure label="Backtests queued" value={jobs('queued')} />
      <Figure label="Bars handled" value={formatCompact(sumOf(processes, 'paddock_strategy_bars_total'))} />
      <Figure
        label="Early ends"
        value={formatInteger(stops)}
        className={stops > 0 ? 'pd-warn' : ''}
        hint="Runs that ended before their data did, for any reason."
      />
    </FigureRow>
  );
}

function History({ moments }: { readonly moments: readonly Moment[] }) {
  const last = moments.at(-1);
  const of = (key: Exclude<keyof Moment, 'at'>): readonly number[] => moments.map((moment) => moment[key]);
  return (
    <Card title="The last minutes">
      <div className="pd-sparks">
        <Sparkline label="Bars per second" value={formatCompact(last?.barsPerSecond)} values={of('barsPerSecond')} />
        <Sparkline label="CPU of strategies, cores" value={formatNumber(last?.cpuCores)} values={of('cpuCores')} />
        <Sparkline label="Sandboxes in use" value={formatInteger(last?.inUse)} values={of('inUse')} />
        <Sparkline label="Requests per second" value={formatNumber(last?.requestsPerSecond, 1)} values={of('requestsPerSecond')} />
        <Sparkline label="Event loop lag p99, ms" value={formatNumber(last?.loopLagMs, 1)} values={of('loopLagMs')} />
      </div>
    </Card>
  );
}

function OtherGauges({ processes }: { readonly processes: readonly ProcessFigures[] }) {
  const gauges = otherGauges(processes);
  if (gauges.length === 0) return null;
  return (
    <Card title="More">
      <KeyValues items={gauges.map(({ name, help, label, value }) => [label === '' ? help : `${help}: ${label}`, figureText(name, value)])} />
    </Card>
  );
}
