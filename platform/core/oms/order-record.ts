import type { Order, OrderStatus, OrderType, Side, TimeInForce } from '@paddock/sdk';
import type { Approved, OrderIntent } from '../protocol.ts';
import { canTransition, isTerminal } from './order-status.ts';

/** One order and its life. Prices and quantities are integers of the instrument; NaN stands for "no price". */
export class OrderRecord {
  readonly id: number;
  readonly instrument: number;
  readonly owner: number;
  readonly side: Side;
  /** 1 buys, -1 sells. */
  readonly sign: number;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly expireAt: number;
  readonly tag: string;
  readonly parent: number;
  readonly ocoGroup: number;
  readonly submittedAt: number;
  quantity: number;
  limit: number;
  stop: number;
  filled = 0;
  /** Sum of price x quantity over the fills, for the average price. */
  filledValue = 0;
  /** First step in which it can match. */
  activeFrom = 0;
  isTriggered = false;
  /** Ledger units that one quantity unit of it may add to the exposure while it is open; 0 when it can only reduce. */
  exposurePerUnit = 0;
  /** How its author sees it; made when first asked for. */
  view: Order | undefined = undefined;
  closedAt = Number.NaN;
  reason = '';
  /** False once nothing can follow. */
  isOpen = true;
  #status: OrderStatus = 'initialized';

  constructor(id: number, intent: OrderIntent, submittedAt: number) {
    this.id = id;
    this.instrument = intent.instrument;
    this.owner = intent.owner;
    this.side = intent.side;
    this.sign = intent.side === 'buy' ? 1 : -1;
    this.type = intent.type;
    this.timeInForce = intent.timeInForce;
    this.expireAt = intent.expireAt;
    this.tag = intent.tag;
    this.parent = intent.parent;
    this.ocoGroup = intent.ocoGroup;
    this.submittedAt = submittedAt;
    this.quantity = intent.quantity;
    this.limit = intent.limit;
    this.stop = intent.stop;
  }
  get status(): OrderStatus {
    return this.#status;
  }
  get remaining(): number {
    return this.quantity - this.filled;
  }
  /** Exits of a bracket never open or turn a position. */
  get isReduceOnly(): boolean {
    return this.parent !== 0;
  }
  /** Throws on a transition that the table does not list: the state can no longer be trusted. */
  become(status: OrderStatus, time: number, reason = ''): void {
    if (!canTransition(this.#status, status)) throw new Error(`order ${this.id} cannot go from ${this.#status} to ${status}`);
    this.#status = status;
    if (reason !== '') this.reason = reason;
    if (!isTerminal(status)) return;
    this.isOpen = false;
    this.closedAt = time;
  }
}

/** An order may only be made from an approved intent; this is the one place where that is asked. */
export function acceptedRecord(id: number, intent: Approved<OrderIntent>, time: number): OrderRecord {
  const order = new OrderRecord(id, intent, time);
  order.become(intent.parent === 0 ? 'submitted' : 'held', time);
  return order;
}

export function deniedRecord(id: number, intent: OrderIntent, time: number, reason: string): OrderRecord {
  const order = new OrderRecord(id, intent, time);
  order.become('denied', time, reason);
  return order;
}
