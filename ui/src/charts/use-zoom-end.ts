import { useDebouncedCallback } from '@mantine/hooks';
import type { IChartApi } from 'lightweight-charts';
import { useEffect, type RefObject } from 'react';

const SETTLE_MS = 90;
const MOVES = ['wheel', 'pointerup', 'touchend'] as const;

/** Calls when the reader has stopped to zoom or to move the chart. */
export function useZoomEnd(chart: IChartApi | null, container: RefObject<HTMLElement | null>, onEnd: () => void): void {
  const settle = useDebouncedCallback(onEnd, SETTLE_MS);
  useEffect(() => {
    if (chart === null) return undefined;
    const element = container.current;
    const onMove = (): void => settle();
    for (const name of MOVES) element?.addEventListener(name, onMove, { passive: true });
    return () => {
      for (const name of MOVES) element?.removeEventListener(name, onMove);
    };
  }, [chart, container, settle]);
}
