import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { equityQuery } from '../../api/queries.ts';
import type { EquityPoint, Report } from '../../api/types.ts';
import { LinesChart, type NamedLine } from '../../charts/LinesChart.tsx';
import { toSeries } from '../../charts/series-data.ts';
import { formatMoney, formatSignedPercent } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { jobTitle } from '../backtests/job-text.ts';

type Mode = 'return' | 'equity' | 'drawdown';

function valueOf(mode: Mode, cash: number): (point: EquityPoint) => number {
  if (mode === 'equity') return (point) => Number(point.equity);
  if (mode === 'drawdown') return (point) => -Math.abs(point.drawdown);
  return (point) => Number(point.equity) / cash - 1;
}

const percent = (value: number): string => formatSignedPercent(value, 1);

interface Props {
  readonly left: Report;
  readonly right: Report;
}

/** Both runs on one time axis; as returns, runs with different cash compare. */
export function CompareChart({ left, right }: Props) {
  const [mode, setMode] = useState<Mode>('return');
  const first = useQuery(equityQuery(left.job.id));
  const second = useQuery(equityQuery(right.job.id));
  const lines = useMemo<readonly NamedLine[]>(() => {
    const line = (letter: string, { job }: Report, points: readonly EquityPoint[] = []): NamedLine => ({
      name: `${letter}: ${jobTitle(job)}`,
      points: toSeries(points, valueOf(mode, Number(job.cash))),
    });
    return [line('A', left, first.data), line('B', right, second.data)];
  }, [left, right, first.data, second.data, mode]);
  const skeleton = <Skeleton h={360} radius={0} />;
  return (
    <Card
      title="Equity"
      isFlush
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Show"
          data={[
            { value: 'return', label: 'Return' },
            { value: 'equity', label: 'Equity' },
            { value: 'drawdown', label: 'Drawdown' },
          ]}
          value={mode}
          onChange={(value) => setMode(value === 'equity' || value === 'drawdown' ? value : 'return')}
        />
      }
    >
      <Loaded query={first} skeleton={skeleton}>
        {() => (
          <Loaded query={second} skeleton={skeleton}>
            {() => <LinesChart label="Both runs over time" lines={lines} format={mode === 'equity' ? formatMoney : percent} />}
          </Loaded>
        )}
      </Loaded>
    </Card>
  );
}
