import { defined, ratio } from './ratio.ts';

/**
 * Annualised downside risk: sqrt(mean(min(r - mar, 0)^2)) sqrt(A). The mean runs over ALL n returns, not only the losing ones;
 * mar = minimum acceptable return per period.
 */
export function downsideRisk(returns: Float64Array, periodsPerYear: number, marPerPeriod = 0): number | null {
  let squares = 0;
  for (const value of returns) {
    if (value < marPerPeriod) squares += (value - marPerPeriod) ** 2;
  }
  return defined(Math.sqrt((squares / returns.length) * periodsPerYear));
}

/** Sortino ratio: mean(r - mar) A / downside risk. Null without a return below mar. */
export function sortino(returns: Float64Array, periodsPerYear: number, marPerPeriod = 0): number | null {
  const risk = downsideRisk(returns, periodsPerYear, marPerPeriod);
  if (risk === null) return null;
  let sum = 0;
  for (const value of returns) sum += value - marPerPeriod;
  return ratio((sum / returns.length) * periodsPerYear, risk);
}
