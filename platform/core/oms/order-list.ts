import { bareList } from './bare-list.ts';
import type { OrderRecord } from './order-record.ts';

/** Orders in order of arrival. Its own length spares the engine the growing and shrinking of an array with every order. */
export class OrderList {
  length = 0;
  readonly #orders = bareList<OrderRecord>();

  at(place: number): OrderRecord {
    return this.#orders[place] as OrderRecord;
  }
  push(order: OrderRecord): void {
    this.#orders[this.length++] = order;
  }
  ids(): number[] {
    return Array.from({ length: this.length }, (_, place) => this.at(place).id);
  }
  clear(): void {
    for (; this.length > 0; this.length--) this.#orders[this.length - 1] = undefined;
  }
  /** Drops what is no longer open. */
  compact(): void {
    let kept = 0;
    for (let place = 0; place < this.length; place++) {
      const order = this.at(place);
      if (order.isOpen) this.#orders[kept++] = order;
    }
    for (let place = kept; place < this.length; place++) this.#orders[place] = undefined;
    this.length = kept;
  }
}
