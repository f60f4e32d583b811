import type { Backtest, Report } from '../../api/types.ts';
import { BiasBadge } from '../../components/badges.tsx';
import { CopyText } from '../../components/CopyText.tsx';
import { KeyValues } from '../../components/Figure.tsx';
import { formatCompact, formatDuration, formatInteger, formatMoney, formatTime } from '../../components/format.ts';
import { Card } from '../../components/Page.tsx';
import { strategyText, symbolsText } from '../backtests/job-text.ts';
import { settingsOf } from './settings.ts';

interface Props {
  readonly report: Report;
  readonly job: Backtest;
}

export function DetailsTab({ report, job }: Props) {
  const { costs, versions, timing } = report;
  const params = Object.entries(job.params).map(
    ([name, value]) =>
      [
        name,
        <span key={name} className="pd-mono">
          {String(value)}
        </span>,
      ] as const,
  );
  return (
    <div className="pd-stack">
      <Card title="Assumptions" isFlush testId="assumptions">
        <ul className="pd-assumptions">
          {report.assumptions.map((item) => (
            <li key={item.subject}>
              <b>{item.subject}</b>
              <span className="pd-2">{item.text}</span>
              <BiasBadge bias={item.bias} />
            </li>
          ))}
        </ul>
      </Card>
      <div className="pd-details">
        <Card title="Costs">
          <KeyValues
            items={[
              ['Commission', formatMoney(costs.commission)],
              ['Spread', formatMoney(costs.spread)],
              ['Slippage', formatMoney(costs.slippage)],
              ['Market impact', formatMoney(costs.impact)],
              ['Total', <b key="total">{formatMoney(costs.total)}</b>],
            ]}
          />
        </Card>
        <Card title="Parameters">{params.length === 0 ? <span className="pd-dim">None</span> : <KeyValues items={params} />}</Card>
        <Card title="Settings">
          <KeyValues items={[['Strategy', strategyText(job)], ['Symbols', symbolsText(job)], ...settingsOf(job)]} />
        </Card>
        <Card title="Reproducibility">
          <KeyValues
            items={[
              ['Seed', String(job.seed)],
              ['Run id', <CopyText key="id" text={job.id} shown={job.id.slice(0, 8)} />],
              ['Fingerprint of the fills', <CopyText key="digest" text={report.digest} shown={report.digest.slice(0, 12)} />],
              ...Object.entries(versions).map(
                ([name, value]) =>
                  [
                    versionLabel(name),
                    value.length > 20 ? (
                      <CopyText key={name} text={value} shown={value.slice(0, 12)} />
                    ) : (
                      <span key={name} className="pd-mono">
                        {value}
                      </span>
                    ),
                  ] as const,
              ),
            ]}
          />
        </Card>
        <Card title="Time">
          <KeyValues
            items={[
              ['Created', formatTime(job.createdAt)],
              ['Finished', formatTime(job.finishedAt)],
              ['Attempts', formatInteger(job.attempts)],
              ['Bars', formatInteger(timing.bars)],
              ['Wall time', formatDuration(timing.wallMs)],
              ['CPU time', formatDuration(timing.cpuMs)],
              ['Bars per CPU second', formatCompact(timing.barsPerCpuSecond)],
            ]}
          />
        </Card>
      </div>
    </div>
  );
}

function versionLabel(name: string): string {
  const labels: Readonly<Record<string, string>> = { paddock: 'Paddock', node: 'Node', v8: 'V8', code: 'Code', data: 'Data', sdk: 'SDK' };
  return labels[name] ?? name;
}
