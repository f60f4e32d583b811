import './charts.css';
import { LineSeries } from 'lightweight-charts';
import { useCallback, useState } from 'react';
import { formatTime } from '../components/format.ts';
import type { ChartColours } from './chart-theme.ts';
import { fitAll } from './fit-all.ts';
import { hasTimeOfDay, type SeriesPoint } from './series-data.ts';
import { useChart, type BuildChart } from './use-chart.ts';

export interface NamedLine {
  readonly name: string;
  readonly points: readonly SeriesPoint[];
}

interface Props {
  readonly label: string;
  /** Memoised: a new array makes a new chart. */
  readonly lines: readonly NamedLine[];
  readonly format: (value: number) => string;
  readonly height?: number;
  readonly isStacked?: boolean;
}

interface Reading {
  readonly time: number;
  readonly values: ReadonlyMap<string, number>;
}

function lineColour(colours: ChartColours, index: number): string {
  const palette = [colours.accent, colours.warn, colours.up, colours.down, '#a06bd6', '#2aa3b8', colours.muted];
  return palette[index % palette.length] ?? colours.accent;
}

/** Named lines over time, together or each in its own pane. */
export function LinesChart({ label, lines, format, height = 360, isStacked = false }: Props) {
  const [reading, setReading] = useState<Reading | null>(null);
  const build = useCallback<BuildChart>(
    (made, madeColours) => {
      const series = lines.map(({ name, points }, index) => {
        const options = {
          color: lineColour(madeColours, index),
          lineWidth: 2,
          priceLineVisible: false,
          lastValueVisible: false,
          priceFormat: { type: 'custom', formatter: format, minMove: 1e-8 },
        } as const;
        const line = made.addSeries(LineSeries, options, isStacked ? index : 0);
        line.setData([...points]);
        return { name, line };
      });
      made.timeScale().applyOptions({ timeVisible: hasTimeOfDay(lines.flatMap(({ points }) => points.map((point) => point.time * 1000))) });
      fitAll(made);
      made.subscribeCrosshairMove(({ time, seriesData }) => {
        if (typeof time !== 'number') return setReading(null);
        const found = series.flatMap(({ name, line }) => {
          const data = seriesData.get(line);
          return data && 'value' in data ? [[name, data.value] as const] : [];
        });
        return setReading({ time: time * 1000, values: new Map(found) });
      });
    },
    [lines, format, isStacked],
  );
  const { container, colours } = useChart(build);

  return (
    <div className="pd-chart" style={{ height }} role="img" aria-label={label}>
      <div className="pd-legend">
        {reading && <span>{formatTime(reading.time)}</span>}
        {lines.map(({ name, points }, index) => {
          const value = reading ? reading.values.get(name) : points.at(-1)?.value;
          return (
            <span key={name}>
              <i className="pd-legend-key" style={{ background: lineColour(colours, index) }} />
              {name} {value !== undefined && <b>{format(value)}</b>}
            </span>
          );
        })}
      </div>
      <div ref={container} className="pd-chart-canvas" />
    </div>
  );
}
