import { timeframeMs } from '../../../adapters/history/index.ts';

/** Times market time. */
export const FASTEST = 1_000_000;

/** A bar a second: one of any length comes while one looks. */
export function defaultSpeed(timeframe: string): string {
  return String(Math.min(FASTEST, timeframeMs(timeframe) / 1_000));
}
