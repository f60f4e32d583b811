import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { deploymentBudgetQuery, deploymentEquityQuery } from '../../api/deployment-queries.ts';
import type { Deployment, DeploymentPosition, EffectiveLimit, Usage } from '../../api/types.ts';
import { LiveLine } from '../../charts/LiveLine.tsx';
import { toSeries } from '../../charts/series-data.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { signClass } from '../../components/Figure.tsx';
import { capitalised, DASH, formatDecimal, formatInteger, formatMoney, formatSignedMoney } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { IconChartLine, IconStack2 } from '@tabler/icons-react';
import { BudgetBar } from './BudgetBar.tsx';
import { cpuText, isActive, memoryText } from './deployment-text.ts';

const EQUITY_MS = 2000;

export function OverviewTab({ deployment }: { readonly deployment: Deployment }) {
  return (
    <div className="pd-stack">
      <EquityCard deployment={deployment} />
      <div className="pd-deploy-overview">
        <Card title="Budget" testId="budget">
          <Budget deployment={deployment} />
        </Card>
        <Card title="Positions" isFlush>
          <Positions positions={deployment.positions} />
        </Card>
      </div>
    </div>
  );
}

function EquityCard({ deployment }: { readonly deployment: Deployment }) {
  const query = useQuery({ ...deploymentEquityQuery(deployment.id), refetchInterval: isActive(deployment) ? EQUITY_MS : false });
  const points = useMemo(() => toSeries(query.data ?? [], (point) => point.equity), [query.data]);
  return (
    <Card title="Equity" isFlush>
      <Loaded query={query}>
        {() =>
          points.length === 0 ? (
            <EmptyState icon={IconChartLine} title="No equity yet" text="The line begins with the first bar." isCompact />
          ) : (
            <LiveLine label="Equity over market time" points={points} format={formatMoney} testId="equity" />
          )
        }
      </Loaded>
    </Card>
  );
}

function Positions({ positions }: { readonly positions: readonly DeploymentPosition[] }) {
  if (positions.length === 0) return <EmptyState icon={IconStack2} title="No open position" isCompact />;
  return (
    <div className="pd-scroll-x">
      <table className="pd-table" data-testid="positions">
        <thead>
          <tr>
            <th>Symbol</th>
            <th className="pd-right">Quantity</th>
            <th className="pd-right">Average</th>
            <th className="pd-right">Last</th>
            <th className="pd-right">Unrealized</th>
          </tr>
        </thead>
        <tbody>
          {positions.map(({ symbol, quantity, averagePrice, lastPrice, unrealizedPnl }) => (
            <tr key={symbol}>
              <td style={{ fontWeight: 500 }}>{symbol}</td>
              <td className="pd-num pd-right">{formatDecimal(quantity)}</td>
              <td className="pd-num pd-right">{formatDecimal(averagePrice, 2)}</td>
              <td className="pd-num pd-right">{formatDecimal(lastPrice, 2)}</td>
              <td className={`pd-num pd-right ${signClass(unrealizedPnl)}`}>{formatSignedMoney(unrealizedPnl)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Budget({ deployment: { id, usage } }: { readonly deployment: Deployment }) {
  const query = useQuery(deploymentBudgetQuery(id));
  return (
    <Loaded query={query}>
      {({ limits }) => {
        const of = (name: string): EffectiveLimit | undefined => limits.find((limit) => limit.name === name);
        return (
          <div className="pd-stack" style={{ gap: 4 }}>
            {usage === undefined ? (
              <div className="pd-dim">It has no process now, so it uses nothing.</div>
            ) : (
              <Used usage={usage} orders={of('ordersPerMinute')} />
            )}
            <dl className="pd-kv" style={{ marginTop: 8 }}>
              {limits.map((limit) => (
                <div key={limit.name}>
                  <dt title={limit.name}>{capitalised(limit.meaning)}</dt>
                  <dd>
                    {formatInteger(limit.value)} {limit.unit} <span className="pd-dim">{limit.from === 'built-in' ? '' : `by ${limit.from}`}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        );
      }}
    </Loaded>
  );
}

function Used({ usage, orders }: { readonly usage: Usage; readonly orders: EffectiveLimit | undefined }) {
  const { cpuLeftMs, cpuCapMs, heapBytes, heapAllowedBytes, rssBytes, ordersLeft, droppedLogs, droppedPlots, pid } = usage;
  const allowed = orders?.value;
  return (
    <>
      <BudgetBar isWide label="CPU bucket" used={1 - cpuLeftMs / cpuCapMs} text={cpuText(usage)} />
      <BudgetBar isWide label="Memory" used={heapBytes / heapAllowedBytes} text={`${memoryText(heapBytes)} of ${memoryText(heapAllowedBytes)}`} />
      {allowed !== undefined && (
        <BudgetBar
          isWide
          label="Orders this minute"
          used={1 - ordersLeft / allowed}
          text={`${formatInteger(Math.max(0, allowed - ordersLeft))} of ${formatInteger(allowed)}`}
        />
      )}
      <div className="pd-dim" style={{ fontSize: 12 }}>
        Process {pid}, {rssBytes > 0 ? memoryText(rssBytes) : DASH} in memory
        {droppedLogs + droppedPlots > 0 && `; ${formatInteger(droppedLogs)} log lines and ${formatInteger(droppedPlots)} points above the limit were dropped`}
      </div>
    </>
  );
}
