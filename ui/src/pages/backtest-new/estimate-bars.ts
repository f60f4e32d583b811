import type { DatasetSymbol } from '../../api/types.ts';
import { timeframeMs } from './timeframes.ts';

export interface EstimateInput {
  readonly symbols: readonly DatasetSymbol[];
  /** Null: all. */
  readonly chosen: readonly string[] | null;
  readonly from: number;
  readonly to: number;
  /** The dataset's timeframe and the one of the run. */
  readonly base: string;
  readonly timeframe: string;
}

/** About how many bars a run will read, taking bars as evenly spread over each symbol's range. */
export function estimateBars({ symbols, chosen, from, to, base, timeframe }: EstimateInput): number {
  const wanted = chosen === null ? null : new Set(chosen);
  const ratio = timeframeMs(base) / timeframeMs(timeframe) || 1;
  let bars = 0;
  for (const item of symbols) {
    if (wanted !== null && !wanted.has(item.symbol)) continue;
    const length = item.lastTime - item.firstTime;
    const overlap = Math.min(item.lastTime, to) - Math.max(item.firstTime, from);
    if (overlap >= 0) bars += item.rows * (length > 0 ? overlap / length : 1);
  }
  return Math.round(bars * ratio);
}
