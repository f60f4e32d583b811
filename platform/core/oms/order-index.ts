import { bareList } from './bare-list.ts';
import type { OrderRecord } from './order-record.ts';

/**
 * Open orders in ascending order of their ids. Few are open at a time, and mostly the latest end first: a sorted list then beats a map,
 * which would be rebuilt over and over.
 */
export class OrderIndex {
  length = 0;
  readonly #orders = bareList<OrderRecord>();

  /** The order's id is higher than that of any before it. */
  add(order: OrderRecord): void {
    this.#orders[this.length++] = order;
  }
  /** Undefined when no such order is open. */
  find(id: number): OrderRecord | undefined {
    const order = this.#orders[this.#placeOf(id)];
    return order?.id === id ? order : undefined;
  }
  delete(id: number): void {
    const last = --this.length;
    for (let place = this.#placeOf(id, last + 1); place < last; place++) this.#orders[place] = this.#orders[place + 1];
    this.#orders[last] = undefined;
  }
  all(): OrderRecord[] {
    return Array.from({ length: this.length }, (_, place) => this.#orders[place] as OrderRecord);
  }
  clear(): void {
    for (; this.length > 0; this.length--) this.#orders[this.length - 1] = undefined;
  }
  /** Where an order with this id stands, or would stand. */
  #placeOf(id: number, length = this.length): number {
    let from = 0;
    let to = length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#orders[middle] as OrderRecord).id < id) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
