import type { OrderStatus, OrderType, Side, TimeInForce } from '@paddock/sdk';
import type { OrderRecord } from '../oms/order-record.ts';
import { STATUSES } from '../oms/order-status.ts';
import { NumberTable } from './number-table.ts';
import { Words } from './words.ts';

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

/** Side, type, time in force, status and instrument share one number: four of the lower bits each. */
const FIELD = 16;

/** The orders of a run, by id, in columns. */
export class OrderTable {
  readonly #table = new NumberTable(10);
  readonly #tags = new Words();
  readonly #reasons = new Words();

  get length(): number {
    return this.#table.length;
  }
  /** Reserves the row of an order; ids come in ascending order without gaps. */
  reserve(): void {
    this.#table.add();
  }
  /** Writes an order as it stands, once it is terminal or the run is over. */
  write(order: OrderRecord): void {
    const row = order.id - 1;
    const block = this.#table.block(row);
    const offset = this.#table.offset(row);
    const type = order.type === 'market' ? 0 : TYPES.indexOf(order.type);
    const timeInForce = order.timeInForce === 'GTC' ? 1 : TIMES_IN_FORCE.indexOf(order.timeInForce);
    block[offset] = (((order.instrument * FIELD + order.statusCode) * FIELD + timeInForce) * FIELD + type) * FIELD + (order.sign > 0 ? 1 : 0);
    block[offset + 1] = order.quantity;
    block[offset + 2] = order.limit;
    block[offset + 3] = order.stop;
    block[offset + 4] = order.submittedAt;
    block[offset + 5] = order.isOpen ? Number.NaN : order.closedAt;
    block[offset + 6] = order.filled;
    block[offset + 7] = order.filledValue;
    block[offset + 8] = order.tag === '' ? 0 : this.#tags.number(order.tag);
    block[offset + 9] = order.reason === '' ? 0 : this.#reasons.number(order.reason);
  }
  at(row: number): OrderFacts {
    const get = (column: number): number => this.#table.get(row, column);
    const packed = get(0);
    const field = (place: number): number => Math.floor(packed / FIELD ** place) % FIELD;
    return {
      id: row + 1,
      instrument: Math.floor(packed / FIELD ** 4),
      side: field(0) === 1 ? 'buy' : 'sell',
      type: TYPES[field(1)] as OrderType,
      timeInForce: TIMES_IN_FORCE[field(2)] as TimeInForce,
      status: STATUSES[field(3)] as OrderStatus,
      quantity: get(1),
      limit: get(2),
      stop: get(3),
      submittedAt: get(4),
      closedAt: get(5),
      filled: get(6),
      filledValue: get(7),
      tag: this.#tags.word(get(8)),
      reason: this.#reasons.word(get(9)),
    };
  }
  release(): void {
    this.#table.release();
  }
}
