import { cagr } from './cagr.ts';
import { spreadOrZero } from './moments.ts';
import { ratio } from './ratio.ts';

/** Closing prices of a benchmark, times ascending (epoch ms). */
export interface BenchmarkColumns {
  readonly time: ArrayLike<number>;
  readonly close: ArrayLike<number>;
}

export interface BenchmarkStatistics {
  /** Total return of the benchmark over the compared periods. */
  readonly benchmarkReturn: number | null;
  /** (1 + mean(r - rf - beta (b - rf)))^A - 1. */
  readonly alpha: number | null;
  /** cov(r, b) / var(b). */
  readonly beta: number | null;
  /** Pearson correlation of r and b. */
  readonly correlation: number | null;
  /** sd(r - b) sqrt(A), ddof 1. */
  readonly trackingError: number | null;
  /** mean(r - b) / sd(r - b), per period. */
  readonly informationRatio: number | null;
  /** The same times sqrt(A). */
  readonly informationRatioAnnualised: number | null;
  /** CAGR(r) / CAGR(b) over the periods with b > 0. */
  readonly upCapture: number | null;
  /** CAGR(r) / CAGR(b) over the periods with b < 0. */
  readonly downCapture: number | null;
}

export interface PairedReturns {
  readonly strategy: Float64Array;
  readonly benchmark: Float64Array;
}

export const NO_BENCHMARK: BenchmarkStatistics = {
  benchmarkReturn: null,
  alpha: null,
  beta: null,
  correlation: null,
  trackingError: null,
  informationRatio: null,
  informationRatioAnnualised: null,
  upCapture: null,
  downCapture: null,
};

/** Statistics of period returns r against benchmark returns b of the same periods. */
export function benchmarkStatistics(pairs: PairedReturns, periodsPerYear: number, riskFreePerPeriod = 0): BenchmarkStatistics {
  const count = pairs.strategy.length;
  if (count < 2) return NO_BENCHMARK;
  const { meanR, meanB, varR, varB, covariance, varActive } = comoments(pairs);
  const beta = ratio(covariance, varB);
  const excess = meanR - riskFreePerPeriod - (beta ?? Number.NaN) * (meanB - riskFreePerPeriod);
  const activeSd = spreadOrZero(Math.sqrt((varActive * count) / (count - 1)));
  const root = Math.sqrt(periodsPerYear);
  const informationRatio = ratio(meanR - meanB, activeSd);
  return {
    benchmarkReturn: growthWhere(pairs.benchmark, pairs.benchmark, () => true).growth - 1,
    alpha: ratio((1 + excess) ** periodsPerYear - 1, 1),
    beta,
    correlation: ratio(covariance, Math.sqrt(varR * varB)),
    trackingError: activeSd * root,
    informationRatio,
    informationRatioAnnualised: informationRatio === null ? null : informationRatio * root,
    upCapture: capture(pairs, periodsPerYear, (b) => b > 0),
    downCapture: capture(pairs, periodsPerYear, (b) => b < 0),
  };
}

/** Means, variances and covariance, dividing by n. */
interface Comoments {
  readonly meanR: number;
  readonly meanB: number;
  readonly varR: number;
  readonly varB: number;
  readonly covariance: number;
  readonly varActive: number;
}

function comoments({ strategy, benchmark }: PairedReturns): Comoments {
  const count = strategy.length;
  let sumR = 0;
  let sumB = 0;
  for (const value of strategy) sumR += value;
  for (const value of benchmark) sumB += value;
  const meanR = sumR / count;
  const meanB = sumB / count;
  let squaresR = 0;
  let squaresB = 0;
  let products = 0;
  let active = 0;
  for (let index = 0; index < count; index++) {
    const r = (strategy[index] ?? 0) - meanR;
    const b = (benchmark[index] ?? 0) - meanB;
    squaresR += r * r;
    squaresB += b * b;
    products += r * b;
    active += (r - b) ** 2;
  }
  return { meanR, meanB, varR: squaresR / count, varB: squaresB / count, covariance: products / count, varActive: active / count };
}

function capture(pairs: PairedReturns, periodsPerYear: number, isChosen: (benchmark: number) => boolean): number | null {
  const own = growthWhere(pairs.strategy, pairs.benchmark, isChosen);
  const market = growthWhere(pairs.benchmark, pairs.benchmark, isChosen);
  const ownRate = cagr(own.growth, own.periods, periodsPerYear);
  const marketRate = cagr(market.growth, market.periods, periodsPerYear);
  return ownRate === null || marketRate === null ? null : ratio(ownRate, marketRate);
}

function growthWhere(
  returns: Float64Array,
  benchmark: Float64Array,
  isChosen: (benchmark: number) => boolean,
): { readonly growth: number; readonly periods: number } {
  let growth = 1;
  let periods = 0;
  for (let index = 0; index < returns.length; index++) {
    if (!isChosen(benchmark[index] ?? 0)) continue;
    growth *= 1 + (returns[index] ?? 0);
    periods++;
  }
  return { growth, periods };
}
