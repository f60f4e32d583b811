import { ratio } from './ratio.ts';

/** Stability: R^2 of a straight line through the cumulative log returns, 0..1. Null without movement or with a return of -100 %. */
export function stability(returns: Float64Array): number | null {
  const count = returns.length;
  let level = 0;
  let levels = 0;
  for (const value of returns) {
    level += Math.log1p(value);
    levels += level;
  }
  const meanLevel = levels / count;
  const meanTime = (count - 1) / 2;
  let covariance = 0;
  let variance = 0;
  level = 0;
  for (let index = 0; index < count; index++) {
    level += Math.log1p(returns[index] ?? 0);
    const deviation = level - meanLevel;
    covariance += (index - meanTime) * deviation;
    variance += deviation * deviation;
  }
  const timeVariance = (count * (count * count - 1)) / 12;
  const fit = ratio(covariance * covariance, timeVariance * variance);
  return fit === null ? null : Math.min(1, fit);
}
