import type { Order, OrderStatus, OrderType, Side, TimeInForce } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';
import type { OrderIntent } from '../protocol.ts';
import type { Grid } from './grid.ts';
import { canTransition, isTerminal, STATUS, STATUSES } from './order-status.ts';

/**
 * One order and its life, from the intent on: a refused one has a record too. Prices and quantities are integers of the instrument;
 * NaN stands for "no price".
 */
export class OrderRecord implements OrderIntent {
  readonly id: number;
  readonly instrument: number;
  readonly owner: number;
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
  reason = '';
  /** False once nothing can follow. */
  isOpen = true;
  /** Place of the status in `STATUSES`. */
  statusCode: number = STATUS.initialized;
  /** When it became terminal; 0 before. */
  closedAt = 0;

  /** Puts a request in plain numbers on the grid; whether it lies there is asked of the grid. */
  constructor(id: number, request: OrderRequest, grid: Grid, submittedAt: number) {
    this.id = id;
    this.instrument = request.instrument;
    this.owner = request.owner;
    this.sign = request.side === 'buy' ? 1 : -1;
    this.type = typeOf(request);
    this.timeInForce = request.timeInForce;
    this.expireAt = request.expireAt;
    this.tag = request.tag;
    this.parent = request.parent;
    this.ocoGroup = request.ocoGroup;
    this.submittedAt = submittedAt;
    this.quantity = grid.quantity(request.quantity);
    this.limit = grid.price(request.limit);
    this.stop = grid.price(request.stop);
  }
  get side(): Side {
    return this.sign > 0 ? 'buy' : 'sell';
  }
  get status(): OrderStatus {
    return STATUSES[this.statusCode] as OrderStatus;
  }
  get remaining(): number {
    return this.quantity - this.filled;
  }
  /** Exits of a bracket never open or turn a position. */
  get isReduceOnly(): boolean {
    return this.parent !== 0;
  }
  /** `status` is a place in `STATUSES`. Throws on a transition that the table does not list: the state can no longer be trusted. */
  become(status: number, time: number, reason = ''): void {
    if (!canTransition(this.statusCode, status)) throw new Error(`order ${this.id} cannot go from ${this.status} to ${STATUSES[status]}`);
    this.statusCode = status;
    if (reason !== '') this.reason = reason;
    if (!isTerminal(status)) return;
    this.isOpen = false;
    this.closedAt = time;
  }
}

function typeOf(request: OrderRequest): OrderType {
  const hasLimit = !Number.isNaN(request.limit);
  if (Number.isNaN(request.stop)) return hasLimit ? 'limit' : 'market';
  return hasLimit ? 'stop-limit' : 'stop';
}
