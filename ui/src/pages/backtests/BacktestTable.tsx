import './backtest-table.css';
import { Checkbox, Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Backtest } from '../../api/types.ts';
import { StatusBadge } from '../../components/badges.tsx';
import { signClass } from '../../components/Figure.tsx';
import {
  DASH,
  formatAgo,
  formatDate,
  formatDuration,
  formatInteger,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSignedPercent,
} from '../../components/format.ts';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { JobMenu } from './JobMenu.tsx';
import { jobSubtitle, jobTitle } from './job-text.ts';

interface Props {
  readonly jobs: readonly Backtest[];
  readonly selected: readonly string[];
  readonly onSelect: (id: string) => void;
}

export function BacktestTable({ jobs, selected, onSelect }: Props) {
  return (
    <div className="pd-scroll-x">
      <table className="pd-table pd-runs" data-testid="backtests">
        <thead>
          <tr>
            <th className="pd-tight">
              <span className="pd-hidden">Select</span>
            </th>
            <th>Run</th>
            <th>Status</th>
            <th className="pd-runs-mid">Data</th>
            <th className="pd-right">Return</th>
            <th className="pd-right pd-runs-mid">Drawdown</th>
            <th className="pd-right pd-runs-mid">Sharpe</th>
            <th className="pd-right pd-runs-mid">Trades</th>
            <th className="pd-right pd-runs-wide">Final equity</th>
            <th className="pd-right pd-runs-mid">Created</th>
            <th className="pd-tight" />
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} isSelected={selected.includes(job.id)} onSelect={() => onSelect(job.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly job: Backtest;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function JobRow({ job, isSelected, onSelect }: RowProps) {
  const navigate = useNavigate();
  const { summary } = job;
  const isRunning = job.status === 'running' || job.status === 'queued';
  const open = (): void => void navigate({ to: '/backtests/$id', params: { id: job.id } });
  return (
    <tr className="pd-click" data-selected={isSelected || undefined} onClick={open} data-testid="backtest-row">
      <td onClick={(event) => event.stopPropagation()}>
        <Checkbox
          size="xs"
          checked={isSelected}
          onChange={onSelect}
          disabled={job.status !== 'completed' && !isSelected}
          aria-label={`Select ${jobTitle(job)} to compare`}
        />
      </td>
      <td className="pd-runs-name">
        <Link to="/backtests/$id" params={{ id: job.id }} className="pd-strong pd-ellipsis" onClick={(event) => event.stopPropagation()}>
          {jobTitle(job)}
        </Link>
        <div className="pd-ellipsis pd-dim pd-runs-sub">{jobSubtitle(job)}</div>
      </td>
      <td>{isRunning ? <RunningCell job={job} /> : <StatusCell job={job} />}</td>
      <td className="pd-runs-mid">
        <div className="pd-ellipsis" style={{ maxWidth: 190 }}>
          {job.datasetName}
        </div>
        <div className="pd-dim pd-runs-sub pd-num">
          {job.timeframe} · {formatDate(job.from).slice(0, 7)} to {formatDate(job.to).slice(0, 7)}
        </div>
      </td>
      <td className={`pd-num pd-right ${signClass(summary?.totalReturn)}`}>{summary ? formatSignedPercent(summary.totalReturn) : DASH}</td>
      <td className="pd-num pd-right pd-runs-mid">{summary ? formatPercent(summary.maxDrawdown) : DASH}</td>
      <td className="pd-num pd-right pd-runs-mid">{summary ? formatNumber(summary.sharpe) : DASH}</td>
      <td className="pd-num pd-right pd-runs-mid">{summary ? formatInteger(summary.trades) : DASH}</td>
      <td className="pd-num pd-right pd-runs-wide">{summary ? formatMoney(summary.finalEquity) : DASH}</td>
      <td className="pd-num pd-right pd-dim pd-runs-mid">{formatAgo(job.createdAt)}</td>
      <td onClick={(event) => event.stopPropagation()}>
        <JobMenu job={job} />
      </td>
    </tr>
  );
}

function StatusCell({ job }: { readonly job: Backtest }) {
  const badge = <StatusBadge status={job.status} />;
  return job.reason ? (
    <Tooltip label={job.reason.message} multiline maw={340}>
      <span>{badge}</span>
    </Tooltip>
  ) : (
    badge
  );
}

function RunningCell({ job }: { readonly job: Backtest }) {
  const percent = Math.round(job.progress * 100);
  return (
    <div className="pd-runs-progress">
      <StatusBadge status={job.status} />
      {job.status === 'running' && (
        <>
          <ProgressBar label="Progress" progress={job.progress} width={64} height={4} />
          <span className="pd-dim pd-num">
            {percent}%{job.etaMs ? ` · ${formatDuration(job.etaMs)}` : ''}
          </span>
        </>
      )}
    </div>
  );
}
