import type { PriceSource } from './price-source.ts';

/** Which two numbers of a bar an indicator of two series reads when it is fed bars. */
export interface PairOption {
  readonly x?: PriceSource;
  readonly y?: PriceSource;
}
