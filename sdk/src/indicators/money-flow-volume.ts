import type { BarInput } from './indicator.ts';

/** Volume times where the close lies in the bar: -1 (low) to 1 (high); 0 for a bar without range. */
export function moneyFlowVolume(bar: BarInput): number {
  const range = bar.high - bar.low;
  return range > 0 ? ((bar.close - bar.low - (bar.high - bar.close)) / range) * bar.volume : 0;
}
