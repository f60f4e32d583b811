import type { OrderStatus, OrderType, Side, TimeInForce } from '@paddock/sdk';
import type { OrderRecord } from '../oms/order-record.ts';
import { TRANSITIONS } from '../oms/order-status.ts';
import { NumberTable } from './number-table.ts';

const STATUSES = Object.keys(TRANSITIONS) as readonly OrderStatus[];
const FILLED = STATUSES.indexOf('filled');
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
  readonly #reasons = new Map<number, string>();
  readonly #tags = new Map<number, string>();

  get length(): number {
    return this.#table.length;
  }
  /** Reserves the row of an order; ids come in ascending order without gaps. */
  reserve(): void {
    this.#table.add();
  }
  /** Writes an order as it stands, once it is terminal or the run is over. */
  write(order: OrderRecord): void {
    const { block, offset } = this.#table.row(order.id - 1);
    block[offset] = order.id;
    block[offset + 1] = order.instrument;
    block[offset + 2] = order.sign;
    block[offset + 3] = order.type === 'market' ? 0 : TYPES.indexOf(order.type);
    block[offset + 4] = order.timeInForce === 'GTC' ? 1 : TIMES_IN_FORCE.indexOf(order.timeInForce);
    block[offset + 5] = order.quantity;
    block[offset + 6] = order.limit;
    block[offset + 7] = order.stop;
    block[offset + 8] = order.status === 'filled' ? FILLED : STATUSES.indexOf(order.status);
    block[offset + 9] = order.submittedAt;
    block[offset + 10] = order.closedAt;
    block[offset + 11] = order.filled;
    block[offset + 12] = order.filledValue;
    if (order.reason !== '') this.#reasons.set(order.id, order.reason);
    if (order.tag !== '') this.#tags.set(order.id, order.tag);
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
      reason: this.#reasons.get(get(0)) ?? '',
      tag: this.#tags.get(get(0)) ?? '',
    };
  }
}
