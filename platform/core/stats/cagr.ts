import { defined } from './ratio.ts';

/**
 * Compound annual growth rate: growth^(A/n) - 1, with growth = prod(1 + r) = E_n / E_0 over n periods and A periods per year.
 * Null without periods or when everything was lost.
 */
export function cagr(growth: number, periods: number, periodsPerYear: number): number | null {
  if (periods === 0 || growth <= 0) return null;
  return defined(growth ** (periodsPerYear / periods) - 1);
}
