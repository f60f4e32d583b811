import type { OrderStatus, OrderType, Side, TimeInForce } from '@paddock/sdk';
import type { OrderRecord } from '../oms/order-record.ts';
import { TRANSITIONS } from '../oms/order-status.ts';
import { NumberTable } from './number-table.ts';

const STATUSES = Object.keys(TRANSITIONS) as readonly OrderStatus[];
const STATUS_CODE: Readonly<Record<string, number>> = Object.fromEntries(STATUSES.map((status, i) => [status, i]));
const TYPES: readonly OrderType[] = ['market', 'limit', 'stop', 'stop-limit'];
const TIMES_IN_FORCE: readonly TimeInForce[] = ['DAY', 'GTC', 'GTD', 'IOC', 'FOK'];

/** An order as it was last seen; integers of its instrument. */
export interface OrderFacts {
  readonly id: number;
  readonly instrument: number;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: number;
  readonly limit: number;
  readonly stop: number;
  readonly status: OrderStatus;
  readonly submittedAt: number;
  readonly closedAt: number;
  readonly filled: number;
  readonly filledValue: number;
  readonly reason: string;
  readonly tag: string;
}

/** The orders of a run, by id, in columns. */
export class OrderTable {
  readonly #table = new NumberTable(13);
  readonly #reasons: string[] = [];
  readonly #tags: string[] = [];

  get length(): number {
    return this.#table.length;
  }
  /** A new row; ids come in ascending order without gaps. */
  add(order: OrderRecord): void {
    const row = this.#table.add();
    const t = this.#table;
    t.set(row, 0, order.id);
    t.set(row, 1, order.instrument);
    t.set(row, 2, order.sign);
    t.set(row, 3, TYPES.indexOf(order.type));
    t.set(row, 4, TIMES_IN_FORCE.indexOf(order.timeInForce));
    t.set(row, 9, order.submittedAt);
    this.#tags.push(order.tag);
    this.#reasons.push('');
    this.update(row, order);
  }
  update(row: number, order: OrderRecord): void {
    const t = this.#table;
    t.set(row, 5, order.quantity);
    t.set(row, 6, order.limit);
    t.set(row, 7, order.stop);
    t.set(row, 8, STATUS_CODE[order.status] as number);
    t.set(row, 10, order.closedAt);
    t.set(row, 11, order.filled);
    t.set(row, 12, order.filledValue);
    if (order.reason !== '') this.#reasons[row] = order.reason;
  }
  at(row: number): OrderFacts {
    const get = (column: number): number => this.#table.get(row, column);
    return {
      id: get(0),
      instrument: get(1),
      side: get(2) > 0 ? 'buy' : 'sell',
      type: TYPES[get(3)] as OrderType,
      timeInForce: TIMES_IN_FORCE[get(4)] as TimeInForce,
      quantity: get(5),
      limit: get(6),
      stop: get(7),
      status: STATUSES[get(8)] as OrderStatus,
      submittedAt: get(9),
      closedAt: get(10),
      filled: get(11),
      filledValue: get(12),
      reason: this.#reasons[row] ?? '',
      tag: this.#tags[row] ?? '',
    };
  }
}
