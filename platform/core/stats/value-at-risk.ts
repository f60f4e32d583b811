import { defined, ratio } from './ratio.ts';
import { percentile, selectSmallest } from './percentile.ts';

/**
 * VaR(a) of the return report: the percentile P_(100(1-a)) of the returns, linear; a loss is negative. REORDERS `scratch`.
 * The risk module's definitions (losses positive, several methods) are others: never compare the two without their names.
 */
export function valueAtRisk(scratch: Float64Array, level: number): number | null {
  return defined(percentile(scratch, 1 - level));
}

/** CVaR(a) of the return report: the mean of the k+1 smallest returns, k = floor((n-1)(1-a)). REORDERS `scratch`. */
export function conditionalValueAtRisk(scratch: Float64Array, level: number): number | null {
  if (scratch.length === 0) return null;
  // 1 - 0.9 is a hair below 0.1: without the nudge k would be one too small whenever (n-1)(1-a) is whole.
  const rank = Math.floor((scratch.length - 1) * (1 - level) + 1e-9);
  selectSmallest(scratch, rank);
  let sum = 0;
  for (let index = 0; index <= rank; index++) sum += scratch[index] ?? 0;
  return ratio(sum, rank + 1);
}

/** Tail ratio: abs(P95) / abs(P5) of the returns. Null when P5 is zero. REORDERS `scratch`. */
export function tailRatio(scratch: Float64Array): number | null {
  return ratio(Math.abs(percentile(scratch, 0.95)), Math.abs(percentile(scratch, 0.05)));
}
