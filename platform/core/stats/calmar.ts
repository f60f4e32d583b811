import { ratio } from './ratio.ts';

/** Calmar ratio: CAGR / maximum drawdown (a positive fraction). Null without a drawdown. */
export function calmar(growthRate: number | null, maxDrawdown: number | null): number | null {
  return growthRate === null || maxDrawdown === null ? null : ratio(growthRate, maxDrawdown);
}
