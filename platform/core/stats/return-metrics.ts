import { cagr } from './cagr.ts';
import { gainAndPain } from './gain-to-pain.ts';
import type { ReturnMetrics } from './metrics.ts';
import { momentsOf } from './moments.ts';
import { omega } from './omega.ts';
import { defined } from './ratio.ts';
import { sharpe } from './sharpe.ts';
import { downsideRisk, sortino } from './sortino.ts';
import { stability } from './stability.ts';
import { conditionalValueAtRisk, tailRatio, valueAtRisk } from './value-at-risk.ts';
import { volatility } from './volatility.ts';

export interface ReturnConventions {
  /** A. */
  readonly periodsPerYear: number;
  readonly riskFreePerPeriod: number;
  /** Minimum acceptable return per period, for Sortino and Omega. */
  readonly marPerPeriod: number;
}

/** All metrics of a series of period returns; `returns` keeps its order. */
export function returnMetrics(returns: Float64Array, conventions: ReturnConventions): ReturnMetrics {
  const { periodsPerYear, riskFreePerPeriod, marPerPeriod } = conventions;
  const moments = momentsOf(returns);
  const scratch = returns.slice();
  let growth = 1;
  for (const value of returns) growth *= 1 + value;
  return {
    cagr: cagr(growth, returns.length, periodsPerYear),
    volatility: volatility(moments.sd, periodsPerYear),
    sharpe: sharpe(moments, periodsPerYear, riskFreePerPeriod),
    sortino: sortino(returns, periodsPerYear, marPerPeriod),
    downsideRisk: downsideRisk(returns, periodsPerYear, marPerPeriod),
    omega: omega(returns, marPerPeriod),
    stability: stability(returns),
    skew: defined(moments.skew),
    kurtosis: defined(moments.kurtosis),
    tailRatio: tailRatio(scratch),
    var95: valueAtRisk(scratch, 0.95),
    cvar95: conditionalValueAtRisk(scratch, 0.95),
    ...gainAndPain(returns),
  };
}
