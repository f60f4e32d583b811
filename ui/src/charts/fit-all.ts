import type { IChartApi } from 'lightweight-charts';

/** Half of the widest label of the time axis: it stands centred under the first point and would be cut off there. */
const LABEL_HALF_PX = 34;

/** Shows everything, with room for the first label of the time axis. */
export function fitAll(chart: IChartApi): void {
  chart.timeScale().fitContent();
  // The chart fits itself at its next frame; the room is added after it.
  requestAnimationFrame(() => {
    if (!chart.chartElement().isConnected) return;
    const scale = chart.timeScale();
    const widened = withRoom(scale.getVisibleLogicalRange(), scale.width());
    if (widened !== undefined) scale.setVisibleLogicalRange(widened);
  });
}

/** The same range with room for half a label on its left; undefined when there is nothing to widen. */
export function withRoom(
  range: { readonly from: number; readonly to: number } | null,
  width: number,
): { readonly from: number; readonly to: number } | undefined {
  if (range === null || width <= 2 * LABEL_HALF_PX) return undefined;
  return { from: range.from - ((range.to - range.from) * LABEL_HALF_PX) / (width - LABEL_HALF_PX), to: range.to };
}
