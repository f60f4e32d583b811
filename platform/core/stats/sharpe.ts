import { ratio } from './ratio.ts';

interface MeanAndSpread {
  readonly mean: number;
  readonly sd: number;
}

/** Annualised Sharpe ratio: mean(r - rf) / sd(r - rf) sqrt(A); rf per period, sd with ddof 1. Null without spread. */
export function sharpe(returns: MeanAndSpread, periodsPerYear: number, riskFreePerPeriod = 0): number | null {
  return ratio((returns.mean - riskFreePerPeriod) * Math.sqrt(periodsPerYear), returns.sd);
}

/** Sharpe ratio per bar: mean(r) / sd(r), ddof 1, not annualised. Null without spread. */
export function sharpePerBar(returns: MeanAndSpread): number | null {
  return ratio(returns.mean, returns.sd);
}
