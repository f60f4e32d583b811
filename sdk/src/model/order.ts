export type Side = 'buy' | 'sell';
export type OrderType = 'market' | 'limit' | 'stop' | 'stop-limit';

/**
 * How long an order works. DAY until the UTC day of its submission ends, GTC until cancelled, GTD until `expireAt`,
 * IOC at the next open only (whatever does not fill there is cancelled), FOK entirely at the next open or not at all.
 */
export type TimeInForce = 'DAY' | 'GTC' | 'GTD' | 'IOC' | 'FOK';

/**
 * Where an order is in its life. *Denied* is our risk manager's no, *rejected* the venue's.
 * *Held* is a leg of a bracket that waits for its entry to fill.
 */
export type OrderStatus =
  | 'initialized'
  | 'denied'
  | 'held'
  | 'submitted'
  | 'accepted'
  | 'rejected'
  | 'triggered'
  | 'pending-update'
  | 'pending-cancel'
  | 'partially-filled'
  | 'filled'
  | 'cancelled'
  | 'expired';

/** An order as its author sees it: a live view that follows the order through its life. */
export interface Order {
  /** Unique within a run, counted from 1. */
  readonly id: number;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: number;
  readonly filledQuantity: number;
  readonly remainingQuantity: number;
  /** Mean price of the fills so far; NaN before the first. */
  readonly averagePrice: number;
  /** NaN when the order has no limit. */
  readonly limitPrice: number;
  /** NaN when the order has no stop. */
  readonly stopPrice: number;
  readonly status: OrderStatus;
  /** True until the order is filled, cancelled, expired, denied or rejected. */
  readonly isOpen: boolean;
  readonly isFilled: boolean;
  /** Why it was denied, rejected, cancelled or expired; empty otherwise. */
  readonly reason: string;
  readonly tag: string;
}

interface CommonOrderOptions {
  /** In units of the instrument, more than zero. */
  readonly quantity: number;
  /** Defaults to the strategy's own symbol. */
  readonly symbol?: string;
  readonly timeInForce?: TimeInForce;
  /** Epoch milliseconds; needed for GTD. The order still works on a bar stamped with this very time. */
  readonly expireAt?: number;
  /** A word of yours that comes back in the report, up to 32 characters. */
  readonly tag?: string;
}

/** An exit attached to an entry: an order works from the bar after the entry's fill, and each cancels the other. */
export interface BracketOptions {
  /** Price of the limit order that takes the profit. */
  readonly takeProfit?: number;
  /** Price of the stop order that ends the loss. */
  readonly stopLoss?: number;
}

/** What `buy` and `sell` take: no price = market, `limit` = limit, `stop` = stop, both = stop-limit. */
export interface OrderOptions extends CommonOrderOptions, BracketOptions {
  readonly limit?: number;
  readonly stop?: number;
}

/** One order of an OCO group. */
export interface OcoLeg extends CommonOrderOptions {
  readonly side: Side;
  readonly limit?: number;
  readonly stop?: number;
}

/** What `replace` may change. */
export interface ReplaceOptions {
  readonly quantity?: number;
  readonly limit?: number;
  readonly stop?: number;
}

export interface Fill {
  readonly order: Order;
  readonly symbol: string;
  readonly side: Side;
  readonly quantity: number;
  readonly price: number;
  /** In account currency. */
  readonly fee: number;
  readonly time: number;
}
