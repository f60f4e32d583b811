import { ActionIcon, Button, SegmentedControl, Skeleton, Tooltip } from '@mantine/core';
import { IconZoomReset } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { equityQuery } from '../../api/queries.ts';
import type { Report } from '../../api/types.ts';
import { EquityChart } from '../../charts/EquityChart.tsx';
import { Tag } from '../../components/badges.tsx';
import { formatMoney, plural } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { MetricGroups } from './MetricGroups.tsx';
import { MonthlyTable } from './MonthlyTable.tsx';
import { OpenPositions } from './OpenPositions.tsx';

interface Props {
  readonly report: Report;
  readonly onDetails: () => void;
}

export function OverviewTab({ report, onDetails }: Props) {
  const optimistic = report.assumptions.filter((item) => item.bias === 'optimistic');
  return (
    <div className="pd-stack">
      <EquityCard id={report.job.id} />
      {report.monthly.length > 0 && (
        <Card title="Monthly returns" isFlush>
          <MonthlyTable rows={report.monthly} />
        </Card>
      )}
      <Card title="Metrics">
        <MetricGroups metrics={report.metrics} definitions={report.definitions} />
      </Card>
      {report.openPositions.length > 0 && (
        <Card
          title={
            <>
              Open at the end <span className="pd-dim">{report.openPositions.length}</span>
            </>
          }
          isFlush
        >
          <OpenPositions rows={report.openPositions} />
        </Card>
      )}
      <section className="pd-card pd-card-body pd-row pd-wrap" style={{ justifyContent: 'space-between' }}>
        <span className="pd-row pd-wrap">
          <Tag tone={optimistic.length > 0 ? 'warn' : 'up'}>{plural(optimistic.length, 'optimistic assumption')}</Tag>
          <span className="pd-2">{optimistic.map((item) => item.subject).join(', ')}</span>
        </span>
        <span className="pd-row pd-wrap">
          <span className="pd-2">
            Costs paid <b>{formatMoney(report.costs.total)}</b>
          </span>
          <Button size="compact-xs" variant="default" onClick={onDetails}>
            All assumptions and costs
          </Button>
        </span>
      </section>
    </div>
  );
}

function EquityCard({ id }: { readonly id: string }) {
  const query = useQuery(equityQuery(id));
  const [isLog, setLog] = useState(false);
  const [fit, setFit] = useState(0);
  return (
    <Card
      title="Equity and drawdown"
      isFlush
      aside={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Scale"
            data={[
              { value: 'linear', label: 'Linear' },
              { value: 'log', label: 'Log' },
            ]}
            value={isLog ? 'log' : 'linear'}
            onChange={(value) => setLog(value === 'log')}
          />
          <Tooltip label="Show the whole run">
            <ActionIcon aria-label="Show the whole run" onClick={() => setFit((count) => count + 1)}>
              <IconZoomReset size={16} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    >
      <Loaded query={query} skeleton={<Skeleton h={400} radius={0} />}>
        {(points) => <EquityChart points={points} isLog={isLog} fitSignal={fit} />}
      </Loaded>
    </Card>
  );
}
