import '../backtests/backtest-table.css';
import { Tooltip } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Deployment } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { signClass } from '../../components/Figure.tsx';
import { DASH, formatAgo, formatInteger, formatPercent, formatSignedMoney, formatTime } from '../../components/format.ts';
import { jobSubtitle, jobTitle } from '../backtests/job-text.ts';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { BudgetBar } from './BudgetBar.tsx';
import { cpuText, memoryText, profitOf, speedText, strikesText } from './deployment-text.ts';
import { StateBadge } from './StateBadge.tsx';

export function DeploymentTable({ deployments }: { readonly deployments: readonly Deployment[] }) {
  return (
    <div className="pd-scroll-x">
      <table className="pd-table pd-deploys" data-testid="deployments">
        <thead>
          <tr>
            <th>Deployment</th>
            <th>State</th>
            <th className="pd-runs-mid">Data</th>
            <th className="pd-runs-mid">Progress</th>
            <th className="pd-right">Profit</th>
            <th className="pd-right pd-runs-mid">Orders</th>
            <th className="pd-runs-mid">Budget used</th>
            <th className="pd-right pd-runs-mid">Created</th>
          </tr>
        </thead>
        <tbody>
          {deployments.map((deployment) => (
            <Row key={deployment.id} deployment={deployment} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ deployment }: { readonly deployment: Deployment }) {
  const navigate = useNavigate();
  const { id, mode, speed, progress, marketTime, strikes } = deployment;
  const profit = profitOf(deployment);
  return (
    <tr className="pd-click" onClick={() => void navigate({ to: '/deployments/$id', params: { id } })} data-testid="deployment-row">
      <td className="pd-runs-name">
        <Link to="/deployments/$id" params={{ id }} className="pd-strong pd-ellipsis" onClick={(event) => event.stopPropagation()}>
          {jobTitle(deployment)}
        </Link>
        <div className="pd-ellipsis pd-dim pd-runs-sub">{jobSubtitle(deployment)}</div>
      </td>
      <td>
        <State deployment={deployment} />
        <div className={`pd-runs-sub ${strikes > 0 ? 'pd-warn' : 'pd-dim'}`}>{strikesText(strikes)}</div>
      </td>
      <td className="pd-runs-mid">
        <div className="pd-row" style={{ gap: 6 }}>
          <span className="pd-ellipsis" style={{ maxWidth: 150 }}>
            {deployment.datasetName}
          </span>
          <Tag>{mode}</Tag>
        </div>
        <div className="pd-dim pd-runs-sub pd-num">
          {deployment.timeframe} · {speedText(speed)}
        </div>
      </td>
      <td className="pd-runs-mid">
        <ProgressBar label="Progress" progress={progress} width={96} height={4} />
        <div className="pd-dim pd-runs-sub pd-num">{marketTime === 0 ? DASH : `${formatPercent(progress, 1)} · ${formatTime(marketTime)}`}</div>
      </td>
      <td className={`pd-num pd-right ${signClass(profit)}`}>{formatSignedMoney(profit)}</td>
      <td className="pd-num pd-right pd-runs-mid">{formatInteger(deployment.orderCount)}</td>
      <td className="pd-runs-mid">
        <Bars deployment={deployment} />
      </td>
      <td className="pd-num pd-right pd-dim pd-runs-mid">{formatAgo(deployment.createdAt)}</td>
    </tr>
  );
}

function State({ deployment }: { readonly deployment: Deployment }) {
  const badge = <StateBadge deployment={deployment} />;
  return deployment.reason === undefined ? (
    badge
  ) : (
    <Tooltip label={deployment.reason.message} multiline maw={340}>
      <span>{badge}</span>
    </Tooltip>
  );
}

function Bars({ deployment: { usage } }: { readonly deployment: Deployment }) {
  if (usage === undefined) return <span className="pd-dim">{DASH}</span>;
  const { cpuLeftMs, cpuCapMs, heapBytes, heapAllowedBytes } = usage;
  return (
    <>
      <BudgetBar label="CPU" used={1 - cpuLeftMs / cpuCapMs} text={cpuText(usage)} />
      <BudgetBar label="Memory" used={heapBytes / heapAllowedBytes} text={`${memoryText(heapBytes)} of ${memoryText(heapAllowedBytes)}`} />
    </>
  );
}
