/**
 * Returns of two doubles carry a rounding error of about 2e-16 each. A spread below this is that rounding, not risk,
 * and counts as zero (a Sharpe ratio of 1e13 would be noise).
 */
const ROUNDING_OF_RETURNS = 1e-15;

export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation with ddof 1; NaN below two values; zero where it is only rounding. */
  readonly sd: number;
  /** Biased skewness m3 / m2^1.5; NaN without spread. */
  readonly skew: number;
  /** Biased excess kurtosis m4 / m2^2 - 3 (normal = 0); NaN without spread. */
  readonly kurtosis: number;
}

/** Mean, sd (ddof 1), biased skewness and biased excess kurtosis; two passes, so that nothing cancels. */
export function momentsOf(values: Float64Array): Moments {
  const count = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / count;
  let squares = 0;
  let cubes = 0;
  let fourths = 0;
  for (const value of values) {
    const deviation = value - mean;
    const square = deviation * deviation;
    squares += square;
    cubes += square * deviation;
    fourths += square * square;
  }
  const sd = count < 2 ? Number.NaN : spreadOrZero(Math.sqrt(squares / (count - 1)));
  const variance = squares / count;
  if (sd === 0) return { count, mean, sd, skew: Number.NaN, kurtosis: Number.NaN };
  return { count, mean, sd, skew: cubes / count / variance ** 1.5, kurtosis: fourths / count / variance ** 2 - 3 };
}

export function spreadOrZero(sd: number): number {
  return sd < ROUNDING_OF_RETURNS ? 0 : sd;
}
