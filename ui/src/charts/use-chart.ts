import { useComputedColorScheme } from '@mantine/core';
import { createChart, type IChartApi } from 'lightweight-charts';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { chartOptions, readColours, type ChartColours } from './chart-theme.ts';

export type BuildChart = (chart: IChartApi, colours: ChartColours) => void;

export interface ChartHandle {
  readonly container: RefObject<HTMLDivElement | null>;
  /** Null until the chart stands, and again while it is made anew. */
  readonly chart: IChartApi | null;
  readonly colours: ChartColours;
}

/** A chart that fills its container. It is made anew when `build` or the theme changes; `build` must be memoised. */
export function useChart(build: BuildChart): ChartHandle {
  const container = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const [handle, setHandle] = useState<Omit<ChartHandle, 'container'>>(() => ({ chart: null, colours: readColours() }));
  useEffect(() => {
    if (container.current === null) return undefined;
    const colours = readColours();
    const chart = createChart(container.current, chartOptions(colours));
    build(chart, colours);
    setHandle({ chart, colours });
    return () => {
      setHandle({ chart: null, colours });
      chart.remove();
    };
  }, [scheme, build]);
  return { container, ...handle };
}
