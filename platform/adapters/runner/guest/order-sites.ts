import type { Order } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';

/** An order and where in the bundle it was placed, line and column from 1. */
export type OrderSite = readonly [id: number, line: number, column: number];

const MOST_SITES = 20_000;
const PAGE = 2_000;
const AUTHORS_FRAME = /strategy\.js:(\d{1,8}):(\d{1,8})/;

/** Notes for each order the line that placed it. Reading a stack for every order is slow: only runs that ask for it do. */
export class OrderSites {
  readonly #sites: OrderSite[] = [];
  #told = 0;

  watch(broker: { submit(request: OrderRequest): Order }): void {
    const submit = broker.submit.bind(broker);
    const noting = (request: OrderRequest): Order => {
      const order = submit(request);
      if (this.#sites.length < MOST_SITES) this.#note(order.id);
      return order;
    };
    Object.defineProperty(broker, 'submit', { value: noting });
  }

  /** Those since the last call, at most a page; an empty page ends them. */
  drain(): readonly OrderSite[] {
    const page = this.#sites.slice(this.#told, this.#told + PAGE);
    this.#told += page.length;
    return page;
  }

  #note(id: number): void {
    const [, line, column] = AUTHORS_FRAME.exec(new Error('here').stack ?? '') ?? [];
    if (line !== undefined) this.#sites.push([id, Number(line), Number(column)]);
  }
}
