import { ratio } from './ratio.ts';

/** Omega(MAR): sum(max(r - L, 0)) / sum(max(L - r, 0)), L = (1 + MAR)^(1/A) - 1 per period. Null without a return below L. */
export function omega(returns: Float64Array, marPerPeriod = 0): number | null {
  let above = 0;
  let below = 0;
  for (const value of returns) {
    if (value > marPerPeriod) above += value - marPerPeriod;
    else below += marPerPeriod - value;
  }
  return ratio(above, below);
}
