/**
 * The words of the trading core, used everywhere with these meanings.
 *
 * - *Intent*: what a strategy asks for, on the instrument's integer grid. *Approved* intents carry the risk manager's mark; the OMS takes no others.
 * - *Denied*: our risk manager said no. *Rejected*: the venue said no.
 * - *Held*: approved, and waiting for the fill of its parent (the exits of a bracket).
 * - *Step*: one moment of market time, counted from 0: all bars with the same time stamp. Orders placed in step n match from step n+1.
 * - *Venue*: what matches orders; in a backtest or simulation ours.
 * - *Mirror*: the core inside the isolate, which tells the strategy its fills at once. *Judge*: the same core outside, whose results are the ones believed.
 */
import type { OrderType, TimeInForce } from '@paddock/sdk';
import type { OrderRecord } from './oms/order-record.ts';

declare const approvedMark: unique symbol;
/** Made by the risk manager only. */
export type Approved<T> = T & { readonly [approvedMark]: true };

/** An order on the integer grid of its instrument; NaN stands for "no price". */
export interface OrderIntent {
  readonly instrument: number;
  readonly owner: number;
  /** 1 buys, -1 sells. */
  readonly sign: number;
  readonly type: OrderType;
  readonly quantity: number;
  readonly limit: number;
  readonly stop: number;
  readonly timeInForce: TimeInForce;
  /** Epoch milliseconds, GTD only; else 0. */
  readonly expireAt: number;
  readonly tag: string;
  /** Order id of the entry that this exit belongs to; 0 when it stands alone. Exits only ever reduce a position. */
  readonly parent: number;
  readonly ocoGroup: number;
}

export type DenialCode =
  | 'quantity'
  | 'price'
  | 'no-market-price'
  | 'order-quantity'
  | 'order-notional'
  | 'position'
  | 'exposure'
  | 'leverage'
  | 'short'
  | 'price-collar'
  | 'order-rate'
  | 'open-orders'
  | 'symbol'
  | 'order-type'
  | 'daily-loss'
  | 'drawdown'
  | 'parent'
  | 'run-ended';

/** A refusal as a value: what was asked, what is allowed, in words. */
export class Denial {
  readonly code: DenialCode;
  readonly message: string;

  constructor(code: DenialCode, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** One execution. Prices and quantities are integers of the instrument; the fee is in ledger units. */
export interface FillEvent {
  readonly order: OrderRecord;
  readonly quantity: number;
  readonly price: number;
  /** Price before spread, slippage and impact. */
  readonly basePrice: number;
  readonly fee: number | bigint;
  readonly time: number;
  readonly step: number;
}

/** What the engine tells its surroundings, in the order in which it happens. */
export interface EngineListener {
  onFill(fill: FillEvent): void;
  /** After every change of an order's status, the first one included. */
  onOrder(order: OrderRecord): void;
}
