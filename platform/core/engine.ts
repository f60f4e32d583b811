import type { Instrument } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';
import type { RunConfig } from './backtest/run-config.ts';
import { decimalsOf, parseDecimal } from './money/decimal.ts';
import { LedgerScale } from './money/ledger-scale.ts';
import { Grid } from './oms/grid.ts';
import { OpenOrders } from './oms/open-orders.ts';
import { OrderRecord } from './oms/order-record.ts';
import { STATUS } from './oms/order-status.ts';
import { Portfolio } from './portfolio/portfolio.ts';
import { Denial, type Approved, type EngineListener, type FillEvent } from './protocol.ts';
import { RiskManager } from './risk/risk-manager.ts';
import { BarVenue, type VenueActions } from './sim/bar-venue.ts';

/**
 * The trading core on a simulated venue: risk, orders, matching and the account, synchronous and without clock, I/O or randomness.
 * The same class is the mirror inside the isolate and the judge outside.
 *
 * For each step call `beginStep`, then `bar` for every bar of that time stamp, then `endStep`; orders are accepted at any time after that.
 */
export class TradingEngine implements VenueActions {
  readonly instruments: readonly Instrument[];
  readonly scale: LedgerScale;
  readonly portfolio: Portfolio;
  readonly risk: RiskManager;
  readonly openOrders: OpenOrders;
  time = 0;
  step = -1;
  orderCount = 0;
  ocoGroups = 0;
  isClosed = false;
  readonly #venue: BarVenue;
  readonly #listener: EngineListener;
  readonly #grids: readonly Grid[];
  readonly #exits = new Map<number, OrderRecord[]>();
  readonly #groups = new Map<number, OrderRecord[]>();
  readonly #marks: Float64Array;
  readonly #isWatching: boolean;

  constructor(instruments: readonly Instrument[], config: RunConfig, listener: EngineListener) {
    this.instruments = instruments;
    this.scale = new LedgerScale(instruments, ...ledgerDecimals(config, instruments));
    this.portfolio = new Portfolio(instruments, this.scale, cashUnits(config.cash, this.scale));
    this.openOrders = new OpenOrders(instruments.length);
    this.risk = new RiskManager(config.limits, instruments, this.portfolio, this.openOrders, this.scale);
    this.#grids = instruments.map((instrument) => new Grid(instrument));
    this.#venue = new BarVenue(this.#grids, config, this.scale, this.openOrders, this);
    this.#listener = listener;
    this.#marks = this.portfolio.marks;
    this.#isWatching = this.risk.loss.isWatching;
  }

  beginStep(step: number, time: number): void {
    this.step = step;
    this.time = time;
  }
  /** True when a bar of this instrument has something to match. */
  hasWork(instrument: number): boolean {
    return this.openOrders.list(instrument).length > 0;
  }
  /** One bar in plain prices: matches what works, then marks the position at its close. */
  bar(instrument: number, open: number, high: number, low: number, close: number, volume: number): void {
    if (this.openOrders.list(instrument).length > 0) this.#venue.bar(instrument, open, high, low, volume, this.step, this.time);
    this.#marks[instrument] = close;
  }
  /** The cheap path of `bar` for an instrument without open orders. */
  mark(instrument: number, close: number): void {
    this.#marks[instrument] = close;
  }
  endStep(): void {
    if (this.#isWatching) this.risk.loss.watch(this.time, this.portfolio.equity());
  }

  /** Takes an order request through grid, risk and OMS. The returned order is denied, held or accepted. */
  submit(request: OrderRequest): OrderRecord {
    const grid = this.#grids[request.instrument];
    if (grid === undefined) throw new RangeError(`instrument ${request.instrument} of ${this.instruments.length} does not exist`);
    const order = this.#record(request, grid);
    const verdict = grid.denial(request, order) ?? this.#refusal(request) ?? this.risk.check(order, this.time);
    if (verdict instanceof Denial) order.become(STATUS.denied, this.time, verdict.message);
    else this.#accept(verdict, this.risk.addedNotional / order.quantity);
    this.#listener.onOrder(order);
    return order;
  }
  /** False when there is no such open order. */
  cancel(id: number): boolean {
    const order = this.findOrder(id);
    if (order === undefined) return false;
    this.finish(order, STATUS.cancelled, 'cancelled by the strategy');
    return true;
  }
  /** Changes what is given (not NaN); false when the order is not open or the change is off its grid or below what has filled. */
  replace(id: number, quantity: number, limit: number, stop: number): boolean {
    const order = this.findOrder(id);
    const grid = this.#grids[order?.instrument ?? -1];
    if (order === undefined || grid === undefined || order.statusCode === STATUS.held) return false;
    if ((!Number.isNaN(limit) && Number.isNaN(order.limit)) || (!Number.isNaN(stop) && Number.isNaN(order.stop))) return false;
    const request = changedRequest(order, grid, quantity, limit, stop);
    const changed = new OrderRecord(id, request, grid, order.submittedAt);
    if (grid.denial(request, changed) !== undefined || changed.quantity <= order.filled) return false;
    return this.#exchange(order, changed);
  }
  /** Undefined when no such order is open. */
  findOrder(id: number): OrderRecord | undefined {
    return this.openOrders.byId.find(id);
  }
  allOpenOrders(): readonly OrderRecord[] {
    return this.openOrders.byId.all();
  }
  ordersOf(owner: number): OrderRecord[] {
    return this.openOrders.byId.all().filter((order) => order.owner === owner);
  }
  newOcoGroup(): number {
    return ++this.ocoGroups;
  }

  /** Takes over the open orders of a restored account, in order of arrival; what was open before is forgotten. */
  adopt(orders: readonly OrderRecord[]): void {
    for (const index of [this.#exits, this.#groups]) index.clear();
    for (const order of orders) {
      if (order.ocoGroup !== 0) join(this.#groups, order.ocoGroup, order);
      if (order.status === 'held') join(this.#exits, order.parent, order);
    }
  }

  /** The venue reports an execution. */
  filled(order: OrderRecord, quantity: number, price: number, basePrice: number, fee: number | bigint): void {
    order.filled += quantity;
    order.filledValue += quantity * price;
    this.openOrders.reduce(order, quantity);
    this.portfolio.applyFill(order.instrument, order.sign * quantity, price, fee);
    const isDone = order.remaining === 0;
    order.become(isDone ? STATUS.filled : STATUS['partially-filled'], this.time);
    if (isDone) this.#forget(order);
    const fill: FillEvent = { order, quantity, price, basePrice, fee, time: this.time, step: this.step };
    this.#listener.onFill(fill);
    this.#listener.onOrder(order);
    if (this.#exits.size > 0) this.#activateExits(order);
    if (order.ocoGroup !== 0) this.#cancelSiblings(order);
    if (this.openOrders.exits > 0) this.#cancelIdleExits(order.instrument);
  }
  /** Ends an order that did not fill; `status` is a place in `STATUSES`. */
  finish(order: OrderRecord, status: number, reason: string): void {
    order.become(status, this.time, reason);
    this.#forget(order);
    this.#listener.onOrder(order);
    const exits = this.#exits.get(order.id);
    // Exits of an entry that never filled have nothing to end.
    if (exits !== undefined && order.filled === 0) {
      this.#exits.delete(order.id);
      for (const exit of exits) if (exit.isOpen) this.finish(exit, STATUS.cancelled, 'its entry did not fill');
    }
  }

  /** By itself, so that the compiler makes the record in place: inside `submit` it would call for it. */
  #record(request: OrderRequest, grid: Grid): OrderRecord {
    return new OrderRecord(++this.orderCount, request, grid, this.time);
  }
  #refusal(request: OrderRequest): Denial | undefined {
    if (this.isClosed) return new Denial('run-ended', 'the run has ended: no order can fill any more');
    if (request.parent !== 0 && this.findOrder(request.parent)?.instrument !== request.instrument)
      return new Denial('parent', `order ${request.parent} is not an open order of this symbol`);
    return undefined;
  }
  /** Nothing but what the risk manager approved comes to life here. */
  #accept(order: Approved<OrderRecord>, exposurePerUnit: number): void {
    order.exposurePerUnit = exposurePerUnit;
    order.become(order.isReduceOnly ? STATUS.held : STATUS.submitted, this.time);
    this.openOrders.open(order);
    if (order.ocoGroup !== 0) join(this.#groups, order.ocoGroup, order);
    if (order.parent !== 0) join(this.#exits, order.parent, order);
    else this.#work(order);
  }
  #work(order: OrderRecord): void {
    if (order.statusCode === STATUS.held) order.become(STATUS.submitted, this.time);
    order.become(STATUS.accepted, this.time);
    order.activeFrom = this.step + 1;
    this.openOrders.list(order.instrument).push(order);
  }
  #forget(order: OrderRecord): void {
    this.openOrders.close(order);
    this.#venue.dropped(order);
    if (order.ocoGroup !== 0) this.#leaveGroup(order);
  }
  #leaveGroup(order: OrderRecord): void {
    const group = this.#groups.get(order.ocoGroup);
    if (group !== undefined && group.every((member) => !member.isOpen)) this.#groups.delete(order.ocoGroup);
  }
  #activateExits(entry: OrderRecord): void {
    const exits = this.#exits.get(entry.id);
    if (exits === undefined) return;
    this.#exits.delete(entry.id);
    for (const exit of exits) {
      if (exit.statusCode !== STATUS.held) continue;
      this.#work(exit);
      this.#listener.onOrder(exit);
    }
  }
  #cancelSiblings(order: OrderRecord): void {
    for (const sibling of this.#groups.get(order.ocoGroup) ?? []) {
      if (sibling !== order && sibling.isOpen) this.finish(sibling, STATUS.cancelled, `order ${order.id} of its OCO group filled`);
    }
  }
  /** Exits of a position that is closed or turned must not wait for the next one. */
  #cancelIdleExits(instrument: number): void {
    const { quantity } = this.portfolio.position(instrument);
    const orders = this.openOrders.list(instrument);
    for (let i = orders.length - 1; i >= 0; i--) {
      const order = orders.at(i);
      if (order.isReduceOnly && order.isOpen && quantity * order.sign >= 0) this.finish(order, STATUS.cancelled, 'the position that it should close is gone');
    }
  }
  /** A replaced order passes risk again as if it were new, with its own exposure released first. */
  #exchange(order: OrderRecord, changed: OrderRecord): boolean {
    const { quantity } = changed;
    const isApproved = this.openOrders.exchange(order, () => {
      changed.quantity -= order.filled;
      if (this.risk.check(changed, this.time) instanceof Denial) return false;
      order.quantity = quantity;
      order.limit = changed.limit;
      order.stop = changed.stop;
      order.activeFrom = this.step + 1;
      order.exposurePerUnit = this.risk.addedNotional / order.remaining;
      return true;
    });
    if (isApproved) this.#listener.onOrder(order);
    return isApproved;
  }
}

function join(groups: Map<number, OrderRecord[]>, key: number, order: OrderRecord): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [order]);
  else group.push(order);
}

function changedRequest(order: OrderRecord, { priceScale, quantityScale }: Grid, quantity: number, limit: number, stop: number): OrderRequest {
  const { instrument, owner, side, timeInForce, expireAt, tag, parent, ocoGroup } = order;
  return {
    instrument,
    owner,
    side,
    timeInForce,
    expireAt,
    tag,
    parent,
    ocoGroup,
    quantity: Number.isNaN(quantity) ? order.quantity / quantityScale : quantity,
    limit: Number.isNaN(limit) ? order.limit / priceScale : limit,
    stop: Number.isNaN(stop) ? order.stop / priceScale : stop,
  };
}

const most = (texts: readonly string[]): number => texts.reduce((n, text) => Math.max(n, decimalsOf(text) ?? 0), 0);

/** Decimals that the rates need beyond the notionals, and the least that the configured amounts need. */
function ledgerDecimals(config: RunConfig, instruments: readonly Instrument[]): [number, number] {
  const { commission } = config.costs;
  const rates = commission.kind === 'percentage' ? [commission.rate] : commission.kind === 'tiered' ? commission.tiers.map((tier) => tier.rate) : [];
  const amounts = [config.cash];
  if (commission.kind === 'fixed') amounts.push(commission.perOrder);
  if ('minimum' in commission && commission.minimum !== undefined) amounts.push(commission.minimum);
  const perUnit = commission.kind === 'per-unit' ? most([commission.perUnit]) + instruments.reduce((n, i) => Math.max(n, i.quantityDecimals), 0) : 0;
  return [most(rates), Math.max(most(amounts), perUnit)];
}

function cashUnits(cash: string, scale: LedgerScale): bigint {
  const units = parseDecimal(cash, scale.decimals);
  if (units === undefined) throw new RangeError(`cash ${JSON.stringify(cash)} is not a decimal number`);
  return units;
}
