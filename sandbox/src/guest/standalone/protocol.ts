import type { OrderType, Side, TimeInForce } from '@paddock/sdk';
import type { LogEntry } from '@paddock/sdk/runtime';

/** Columns of a chunk, one behind the other: time, symbol number, open, high, low, close, volume. */
export const BAR_COLUMNS = 7;

/** What the host tells before the first bar. */
export interface StandaloneStart {
  readonly params: Readonly<Record<string, unknown>>;
  readonly symbols: readonly string[];
  readonly seed: number;
  readonly startTime: number;
  /** Length of a bar, milliseconds. */
  readonly baseMs: number;
  readonly cash: number;
}

/** An order that the strategy placed. */
export interface PlacedOrder {
  /** Counted from 1. */
  readonly id: number;
  /** Time of the bar on which it was placed, epoch milliseconds. */
  readonly time: number;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly quantity: number;
  readonly limit?: number;
  readonly stop?: number;
  readonly timeInForce: TimeInForce;
  readonly tag: string;
}

/** What happened since it was last asked for, as much as one reply holds. */
export interface StandaloneNews {
  readonly orders: readonly PlacedOrder[];
  readonly cancelled: readonly number[];
  readonly logs: readonly LogEntry[];
  readonly hasMore: boolean;
}
