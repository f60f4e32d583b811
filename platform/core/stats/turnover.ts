import { ratio } from './ratio.ts';

/** Turnover: traded notional / mean equity over all bars. */
export function turnover(tradedNotional: number, meanEquity: number | null): number | null {
  return meanEquity === null ? null : ratio(tradedNotional, meanEquity);
}
