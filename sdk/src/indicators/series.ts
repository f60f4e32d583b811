import type { Ratio } from './exact.ts';

/** Anything with a present and a previous value: an indicator, or one of its lines. Both are `NaN` while undefined. */
export interface Series {
  readonly value: number;
  /** The value after the update before the last one. */
  readonly previous: number;
  /** The present value without any rounding, where the inputs are decimals and the formula is a ratio of them. */
  exactNow?(): Ratio | undefined;
  /** The same for the previous value. */
  exactPrevious?(): Ratio | undefined;
}
