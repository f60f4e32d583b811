import type { Order, Position, Side, TimeInForce } from '../model/index.ts';

/**
 * An order as the runtime read it from the author: every field present, checked for its type, prices and quantities still plain numbers.
 * NaN stands for "no price"; 0 for "no time" and "no link".
 */
export interface OrderRequest {
  readonly instrument: number;
  /** Which strategy instance of the run asks. */
  readonly owner: number;
  readonly side: Side;
  readonly quantity: number;
  readonly limit: number;
  readonly stop: number;
  readonly timeInForce: TimeInForce;
  readonly expireAt: number;
  readonly tag: string;
  /** Id of the entry whose fill sets this order to work. */
  readonly parent: number;
  /** Orders of one group: the first fill cancels the others. */
  readonly ocoGroup: number;
}

/**
 * The door through which a strategy's wishes leave the runtime: the trading core in a backtest or test, the outbox in live trading.
 * All calls are synchronous; a refusal is an order with status `denied`.
 */
export interface Broker {
  readonly cash: number;
  readonly equity: number;
  submit(request: OrderRequest): Order;
  cancel(orderId: number): boolean;
  replace(orderId: number, quantity: number, limit: number, stop: number): boolean;
  position(instrument: number): Position;
  openOrders(owner: number): readonly Order[];
  newOcoGroup(): number;
}
