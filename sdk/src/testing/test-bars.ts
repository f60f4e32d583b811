/** A bar for a test; volume is 1,000,000 unless given. */
export interface TestBar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume?: number;
}

export interface BarsFromOptions {
  /** Time of the first bar, epoch milliseconds; 2020-01-01 UTC unless given. */
  readonly start?: number;
  /** Length of a bar in milliseconds; a day unless given. */
  readonly everyMs?: number;
  readonly volume?: number;
  /** Decimals that prices are rounded to; 2 unless given. */
  readonly decimals?: number;
}

export const DEFAULT_VOLUME = 1_000_000;
const START = 1_577_836_800_000;
const DAY = 86_400_000;

/**
 * Bars from closing prices: each opens at the close before it, high and low are the larger and the smaller of the two.
 *
 * @example const rising = barsFrom([100, 101, 102.5]);
 */
export function barsFrom(
  closes: readonly number[],
  { start = START, everyMs = DAY, volume = DEFAULT_VOLUME, decimals = 2 }: BarsFromOptions = {},
): readonly TestBar[] {
  const scale = 10 ** decimals;
  const prices = closes.map((price) => Math.round(price * scale) / scale);
  return prices.map((close, i) => {
    const open = prices[i - 1] ?? close;
    return { time: start + i * everyMs, open, high: Math.max(open, close), low: Math.min(open, close), close, volume };
  });
}

/** A random walk that is the same for the same seed; for tests that need a lot of plausible data. */
export function randomWalk(
  bars: number,
  { seed = 1, from = 100, step = 0.01, ...options }: BarsFromOptions & { readonly seed?: number; readonly from?: number; readonly step?: number } = {},
): readonly TestBar[] {
  let state = seed >>> 0;
  let price = from;
  const closes = Array.from({ length: bars }, () => {
    // Numerical Recipes' linear congruential generator: enough for prices.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    price *= 1 + step * (state / 2_147_483_648 - 1);
    return price;
  });
  return barsFrom(closes, options);
}
