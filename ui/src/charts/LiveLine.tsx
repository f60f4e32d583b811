import './charts.css';
import { AreaSeries, type ISeriesApi } from 'lightweight-charts';
import { useCallback, useEffect, useRef } from 'react';
import { fade } from './chart-theme.ts';
import { hasTimeOfDay, type SeriesPoint } from './series-data.ts';
import { useChart, type BuildChart } from './use-chart.ts';

interface Props {
  readonly label: string;
  readonly points: readonly SeriesPoint[];
  readonly format: (value: number) => string;
  readonly height?: number;
  readonly testId?: string;
}

/** A line that grows: new points are drawn into the chart that stands. */
export function LiveLine({ label, points, format, height = 260, testId }: Props) {
  const series = useRef<ISeriesApi<'Area'> | null>(null);
  const build = useCallback<BuildChart>(
    (made, { accent }) => {
      series.current = made.addSeries(AreaSeries, {
        lineWidth: 2,
        priceLineVisible: false,
        lineColor: accent,
        topColor: fade(accent, 0.2),
        bottomColor: fade(accent, 0.01),
        priceFormat: { type: 'custom', formatter: format, minMove: 0.01 },
      });
    },
    [format],
  );
  const { container, chart } = useChart(build);
  useEffect(() => {
    if (chart === null || series.current === null) return;
    series.current.setData([...points]);
    chart.timeScale().applyOptions({ timeVisible: hasTimeOfDay(points.map((point) => point.time * 1000)) });
    chart.timeScale().fitContent();
  }, [chart, points]);
  return (
    <div className="pd-chart" style={{ height }} role="img" aria-label={label} data-testid={testId}>
      <div ref={container} className="pd-chart-canvas" />
    </div>
  );
}
