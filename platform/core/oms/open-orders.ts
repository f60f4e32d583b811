import type { OrderIntent } from '../protocol.ts';
import type { OrderRecord } from './order-record.ts';

/** The orders that are not terminal, by instrument, and the exposure that they could still add. */
export class OpenOrders {
  /** Working orders by instrument, in order of arrival; held exits are not here yet. */
  readonly working: readonly OrderRecord[][];
  count = 0;
  /** Ledger units of all open orders that could add exposure, at their own or their submission's price. */
  pendingNotional = 0;
  readonly #pendingBuy: Float64Array;
  readonly #pendingSell: Float64Array;

  constructor(instruments: number) {
    this.working = Array.from({ length: instruments }, () => []);
    this.#pendingBuy = new Float64Array(instruments);
    this.#pendingSell = new Float64Array(instruments);
  }
  list(instrument: number): OrderRecord[] {
    return this.working[instrument] as OrderRecord[];
  }
  open(order: OrderRecord): void {
    this.count++;
    if (order.isReduceOnly) return;
    this.#pend(order, order.remaining);
  }
  /** Forgets all of them. */
  reset(): void {
    for (const orders of this.working) orders.length = 0;
    this.count = 0;
    this.pendingNotional = 0;
    this.#pendingBuy.fill(0);
    this.#pendingSell.fill(0);
  }
  /** After a fill of `quantity`, or a change of the order's quantity by `-quantity`. */
  reduce(order: OrderRecord, quantity: number): void {
    if (!order.isReduceOnly) this.#pend(order, -quantity);
  }
  /** When the order has become terminal. */
  close(order: OrderRecord): void {
    this.count--;
    if (order.isReduceOnly) return;
    this.#pend(order, -order.remaining);
  }
  /** The largest position, by size, that what is held, what is open and `intent` together can lead to on the side of the intent. */
  worstPosition(instrument: number, held: number, intent: OrderIntent): number {
    return intent.side === 'buy'
      ? held + (this.#pendingBuy[instrument] as number) + intent.quantity
      : held - (this.#pendingSell[instrument] as number) - intent.quantity;
  }
  #pend(order: OrderRecord, quantity: number): void {
    const side = order.sign > 0 ? this.#pendingBuy : this.#pendingSell;
    side[order.instrument] = (side[order.instrument] as number) + quantity;
    this.pendingNotional += quantity * order.exposurePerUnit;
  }
}
