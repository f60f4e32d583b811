import type { OrderIntent } from '../protocol.ts';
import { OrderIndex } from './order-index.ts';
import { OrderList } from './order-list.ts';
import type { OrderRecord } from './order-record.ts';

/** The orders that are not terminal, by id and by instrument, and the exposure that they could still add. */
export class OpenOrders {
  readonly byId = new OrderIndex();
  count = 0;
  /** How many of them can only reduce. */
  exits = 0;
  /** Ledger units of all open orders that could add exposure, at their own or their submission's price. */
  pendingNotional = 0;
  /** Working orders by instrument, in order of arrival; held exits are not here yet. */
  readonly #working: readonly OrderList[];
  readonly #pendingBuy: Float64Array;
  readonly #pendingSell: Float64Array;

  constructor(instruments: number) {
    this.#working = Array.from({ length: instruments }, () => new OrderList());
    this.#pendingBuy = new Float64Array(instruments);
    this.#pendingSell = new Float64Array(instruments);
  }
  list(instrument: number): OrderList {
    return this.#working[instrument] as OrderList;
  }
  open(order: OrderRecord): void {
    this.byId.add(order);
    this.#hold(order);
  }
  /** Forgets all of them. */
  reset(): void {
    this.byId.clear();
    for (const orders of this.#working) orders.clear();
    this.count = 0;
    this.exits = 0;
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
    this.byId.delete(order.id);
    this.#release(order);
  }
  /** Takes an order out while `change` asks risk about its new form, and puts it back as `change` left it. */
  exchange<T>(order: OrderRecord, change: () => T): T {
    this.#release(order);
    const outcome = change();
    this.#hold(order);
    return outcome;
  }
  /** The largest position, by size, that what is held, what is open and `intent` together can lead to on the side of the intent. */
  worstPosition(instrument: number, held: number, intent: OrderIntent): number {
    return intent.sign > 0
      ? held + (this.#pendingBuy[instrument] as number) + intent.quantity
      : held - (this.#pendingSell[instrument] as number) - intent.quantity;
  }
  #hold(order: OrderRecord): void {
    this.count++;
    if (order.isReduceOnly) this.exits++;
    else this.#pend(order, order.remaining);
  }
  #release(order: OrderRecord): void {
    this.count--;
    if (order.isReduceOnly) this.exits--;
    else this.#pend(order, -order.remaining);
  }
  #pend(order: OrderRecord, quantity: number): void {
    if (quantity === 0) return;
    const side = order.sign > 0 ? this.#pendingBuy : this.#pendingSell;
    side[order.instrument] = (side[order.instrument] as number) + quantity;
    this.pendingNotional += quantity * order.exposurePerUnit;
  }
}
