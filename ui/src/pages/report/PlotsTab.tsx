import { Chip, SegmentedControl } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PlotPoint } from '../../api/types.ts';
import { LinesChart, type NamedLine } from '../../charts/LinesChart.tsx';
import { toSeries } from '../../charts/series-data.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatNumber } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { RowsNote } from './RowsNote.tsx';
import { useRunRows } from './use-run-rows.ts';

function linesOf(points: readonly PlotPoint[]): readonly NamedLine[] {
  const byName = new Map<string, PlotPoint[]>();
  for (const point of points) {
    const own = byName.get(point.name);
    if (own === undefined) byName.set(point.name, [point]);
    else own.push(point);
  }
  return [...byName].map(([name, own]) => ({ name, points: toSeries(own, (point) => point.value) }));
}

const plain = (value: number): string => formatNumber(value, Math.abs(value) >= 10 ? 2 : 4);
const CHART_HEIGHT = 440;

export function PlotsTab({ id }: { readonly id: string }) {
  const { rows, query, isLoadingMore, isCut } = useRunRows(id, 'plots');
  const [isStacked, setStacked] = useState(false);
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const lines = useMemo(() => linesOf(isLoadingMore ? [] : (rows ?? [])), [rows, isLoadingMore]);
  const shown = useMemo(() => lines.filter((line) => !hidden.includes(line.name)), [lines, hidden]);
  const toggle = (name: string): void => setHidden((old) => (old.includes(name) ? old.filter((other) => other !== name) : [...old, name]));
  return (
    <Loaded query={query}>
      {(all) =>
        all.length === 0 ? (
          <Card>
            <EmptyState
              icon={IconChartLine}
              title="Nothing was plotted"
              text={
                <>
                  A strategy draws here with <span className="pd-mono">this.plot(name, value)</span>.
                </>
              }
              isCompact
            />
          </Card>
        ) : (
          <Card
            title="Plots"
            isFlush
            aside={
              <>
                <RowsNote count={all.length} noun="points" isLoadingMore={isLoadingMore} isCut={isCut} />
                {lines.length > 1 && (
                  <SegmentedControl
                    size="xs"
                    aria-label="Layout"
                    data={[
                      { value: 'together', label: 'Together' },
                      { value: 'apart', label: 'Apart' },
                    ]}
                    value={isStacked ? 'apart' : 'together'}
                    onChange={(value) => setStacked(value === 'apart')}
                  />
                )}
              </>
            }
          >
            {lines.length > 1 && (
              <div className="pd-row pd-wrap" style={{ padding: '10px 14px 0' }}>
                {lines.map(({ name }) => (
                  <Chip key={name} size="xs" variant="light" checked={!hidden.includes(name)} onChange={() => toggle(name)}>
                    {name}
                  </Chip>
                ))}
              </div>
            )}
            <LinesChart
              label="Plots of the strategy"
              lines={shown}
              format={plain}
              isStacked={isStacked}
              height={isStacked ? Math.max(CHART_HEIGHT, shown.length * 150) : CHART_HEIGHT}
            />
          </Card>
        )
      }
    </Loaded>
  );
}
