import './charts.css';
import { AreaSeries, PriceScaleMode } from 'lightweight-charts';
import { useCallback, useEffect, useState } from 'react';
import type { EquityPoint } from '../api/types.ts';
import { formatMoney, formatPercent, formatTime, toNumber } from '../components/format.ts';
import { fade } from './chart-theme.ts';
import { fitAll } from './fit-all.ts';
import { hasTimeOfDay, toSeries } from './series-data.ts';
import { useChart, type BuildChart } from './use-chart.ts';

interface Props {
  readonly points: readonly EquityPoint[];
  readonly isLog: boolean;
  /** Changes to show the whole run again. */
  readonly fitSignal: number;
  readonly height?: number;
}

interface Reading {
  readonly time: number;
  readonly equity: number | undefined;
  readonly drawdown: number | undefined;
}

function valueOf(data: unknown): number | undefined {
  return typeof data === 'object' && data !== null && 'value' in data && typeof data.value === 'number' ? data.value : undefined;
}

const LINE = { lineWidth: 2, priceLineVisible: false, lastValueVisible: false, crosshairMarkerRadius: 3 } as const;
const wholeMoney = (value: number): string => formatMoney(value).replace(/\.\d+$/, '');
const onePercent = (value: number): string => formatPercent(value, 1);

/** Equity above, drawdown below, on one time axis. */
export function EquityChart({ points, isLog, fitSignal, height = 400 }: Props) {
  const [reading, setReading] = useState<Reading | null>(null);
  const build = useCallback<BuildChart>(
    (made, { accent, down }) => {
      const equity = made.addSeries(AreaSeries, {
        ...LINE,
        lineColor: accent,
        topColor: fade(accent, 0.2),
        bottomColor: fade(accent, 0.01),
        priceFormat: { type: 'custom', formatter: wholeMoney, minMove: 0.01 },
      });
      const drawdown = made.addSeries(
        AreaSeries,
        {
          ...LINE,
          lineWidth: 1,
          lineColor: down,
          topColor: fade(down, 0.02),
          bottomColor: fade(down, 0.25),
          invertFilledArea: true,
          priceFormat: { type: 'custom', formatter: onePercent, minMove: 0.0001 },
        },
        1,
      );
      equity.setData([...toSeries(points, (point) => point.equity)]);
      drawdown.setData([...toSeries(points, (point) => -Math.abs(toNumber(point.drawdown)))]);
      const [upper, lower] = made.panes();
      upper?.setStretchFactor(7);
      lower?.setStretchFactor(3);
      made.timeScale().applyOptions({ timeVisible: hasTimeOfDay(points.map((point) => point.time)) });
      fitAll(made);
      made.subscribeCrosshairMove(({ time, seriesData }) => {
        setReading(
          typeof time === 'number' ? { time: time * 1000, equity: valueOf(seriesData.get(equity)), drawdown: valueOf(seriesData.get(drawdown)) } : null,
        );
      });
    },
    [points],
  );
  const { container, chart } = useChart(build);

  useEffect(() => chart?.priceScale('right', 0).applyOptions({ mode: isLog ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal }), [chart, isLog]);
  useEffect(() => {
    if (chart !== null) fitAll(chart);
  }, [chart, fitSignal]);

  const last = points.at(-1);
  const shown = reading ?? (last && { time: last.time, equity: toNumber(last.equity), drawdown: -Math.abs(toNumber(last.drawdown)) });
  return (
    <div className="pd-chart" style={{ height }} role="img" aria-label="Equity and drawdown over time" data-testid="equity-chart">
      {shown && (
        <div className="pd-legend">
          <span>{formatTime(shown.time)}</span>
          <span>
            Equity <b>{formatMoney(shown.equity)}</b>
          </span>
          <span>
            Drawdown <b className="pd-down">{formatPercent(shown.drawdown)}</b>
          </span>
        </div>
      )}
      <div ref={container} className="pd-chart-canvas" />
    </div>
  );
}
