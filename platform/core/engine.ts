import type { Instrument } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';
import type { RunConfig } from './backtest/run-config.ts';
import { decimalsOf, parseDecimal } from './money/decimal.ts';
import { LedgerScale } from './money/ledger-scale.ts';
import { gridDenial, toIntent } from './oms/intent.ts';
import { OpenOrders } from './oms/open-orders.ts';
import { acceptedRecord, deniedRecord, type OrderRecord } from './oms/order-record.ts';
import { Portfolio } from './portfolio/portfolio.ts';
import type { Denial, EngineListener, FillEvent, OrderIntent } from './protocol.ts';
import { RiskManager } from './risk/risk-manager.ts';
import { BarVenue, type VenueActions } from './sim/bar-venue.ts';
import { pow10 } from './money/pow10.ts';

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
  /** Open orders by id; terminal ones are dropped so that a long run stays flat. */
  readonly #byId = new Map<number, OrderRecord>();
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
    this.#venue = new BarVenue(instruments, config, this.scale, this.openOrders, this);
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
    const instrument = this.instruments[request.instrument];
    if (instrument === undefined) throw new RangeError(`instrument ${request.instrument} of ${this.instruments.length} does not exist`);
    const id = ++this.orderCount;
    const intent = toIntent(request, instrument);
    const refusal = gridDenial(request, intent, instrument) ?? this.#refusal(request);
    if (refusal !== undefined) return this.#deny(deniedRecord(id, intent, this.time, refusal.message));
    const verdict = this.risk.check(intent, this.time);
    if (!verdict.ok) return this.#deny(deniedRecord(id, intent, this.time, verdict.denial.message));
    const order = acceptedRecord(id, verdict.intent, this.time);
    this.#byId.set(id, order);
    order.exposurePerUnit = verdict.addedNotional / order.quantity;
    this.openOrders.open(order);
    if (order.ocoGroup !== 0) join(this.#groups, order.ocoGroup, order);
    if (order.parent !== 0) join(this.#exits, order.parent, order);
    else this.#work(order);
    this.#listener.onOrder(order);
    return order;
  }
  /** False when there is no such open order. */
  cancel(id: number): boolean {
    const order = this.#byId.get(id);
    if (order === undefined) return false;
    this.finish(order, 'cancelled', 'cancelled by the strategy');
    return true;
  }
  /** Changes what is given (not NaN); false when the order is not open or the change is off its grid or below what has filled. */
  replace(id: number, quantity: number, limit: number, stop: number): boolean {
    const order = this.#byId.get(id);
    const instrument = this.instruments[order?.instrument ?? -1];
    if (order === undefined || instrument === undefined || order.status === 'held') return false;
    if ((!Number.isNaN(limit) && Number.isNaN(order.limit)) || (!Number.isNaN(stop) && Number.isNaN(order.stop))) return false;
    const request = changedRequest(order, instrument, quantity, limit, stop);
    const intent = toIntent(request, instrument);
    if (gridDenial(request, intent, instrument) !== undefined || intent.quantity <= order.filled) return false;
    return this.#exchange(order, intent);
  }
  findOrder(id: number): OrderRecord | undefined {
    return this.#byId.get(id);
  }
  allOpenOrders(): readonly OrderRecord[] {
    return [...this.#byId.values()];
  }
  ordersOf(owner: number): OrderRecord[] {
    return [...this.#byId.values()].filter((order) => order.owner === owner);
  }
  newOcoGroup(): number {
    return ++this.ocoGroups;
  }

  /** Takes over the open orders of a restored account, in order of arrival; what was open before is forgotten. */
  adopt(orders: readonly OrderRecord[]): void {
    for (const index of [this.#byId, this.#exits, this.#groups]) index.clear();
    for (const order of orders) {
      this.#byId.set(order.id, order);
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
    order.become(isDone ? 'filled' : 'partially-filled', this.time);
    if (isDone) this.#forget(order);
    const fill: FillEvent = { order, quantity, price, basePrice, fee, time: this.time, step: this.step };
    this.#listener.onFill(fill);
    this.#listener.onOrder(order);
    if (this.#exits.size > 0) this.#activateExits(order);
    if (order.ocoGroup !== 0) this.#cancelSiblings(order);
    this.#cancelIdleExits(order.instrument);
  }
  /** Ends an order that did not fill. */
  finish(order: OrderRecord, status: 'cancelled' | 'expired', reason: string): void {
    order.become(status, this.time, reason);
    this.#forget(order);
    this.#listener.onOrder(order);
    const exits = this.#exits.get(order.id);
    // Exits of an entry that never filled have nothing to end.
    if (exits !== undefined && order.filled === 0) {
      this.#exits.delete(order.id);
      for (const exit of exits) if (exit.isOpen) this.finish(exit, 'cancelled', 'its entry did not fill');
    }
  }

  #refusal(request: OrderRequest): Denial | undefined {
    if (this.isClosed) return { code: 'run-ended', message: 'the run has ended: no order can fill any more' };
    if (request.parent !== 0 && this.#byId.get(request.parent)?.instrument !== request.instrument)
      return { code: 'parent', message: `order ${request.parent} is not an open order of this symbol` };
    return undefined;
  }
  #deny(order: OrderRecord): OrderRecord {
    this.#listener.onOrder(order);
    return order;
  }
  #work(order: OrderRecord): void {
    if (order.status === 'held') order.become('submitted', this.time);
    order.become('accepted', this.time);
    order.activeFrom = this.step + 1;
    this.openOrders.list(order.instrument).push(order);
  }
  #forget(order: OrderRecord): void {
    this.openOrders.close(order);
    this.#byId.delete(order.id);
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
      if (exit.status !== 'held') continue;
      this.#work(exit);
      this.#listener.onOrder(exit);
    }
  }
  #cancelSiblings(order: OrderRecord): void {
    for (const sibling of this.#groups.get(order.ocoGroup) ?? []) {
      if (sibling !== order && sibling.isOpen) this.finish(sibling, 'cancelled', `order ${order.id} of its OCO group filled`);
    }
  }
  /** Exits of a position that is closed or turned must not wait for the next one. */
  #cancelIdleExits(instrument: number): void {
    const { quantity } = this.portfolio.position(instrument);
    const orders = this.openOrders.list(instrument);
    for (let i = orders.length - 1; i >= 0; i--) {
      const order = orders[i];
      if (order?.isReduceOnly === true && order.isOpen && quantity * order.sign >= 0)
        this.finish(order, 'cancelled', 'the position that it should close is gone');
    }
  }
  /** A replaced order passes risk again as if it were new, with its own exposure released first. */
  #exchange(order: OrderRecord, intent: OrderIntent): boolean {
    this.openOrders.close(order);
    const verdict = this.risk.check({ ...intent, quantity: intent.quantity - order.filled }, this.time);
    if (verdict.ok) {
      order.quantity = intent.quantity;
      order.limit = intent.limit;
      order.stop = intent.stop;
      order.activeFrom = this.step + 1;
    }
    if (verdict.ok) order.exposurePerUnit = verdict.addedNotional / order.remaining;
    this.openOrders.open(order);
    if (verdict.ok) this.#listener.onOrder(order);
    return verdict.ok;
  }
}

function join(groups: Map<number, OrderRecord[]>, key: number, order: OrderRecord): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [order]);
  else group.push(order);
}

function changedRequest(order: OrderRecord, instrument: Instrument, quantity: number, limit: number, stop: number): OrderRequest {
  const priceScale = pow10(instrument.priceDecimals);
  const { owner, side, timeInForce, expireAt, tag, parent, ocoGroup } = order;
  return {
    instrument: order.instrument,
    owner,
    side,
    timeInForce,
    expireAt,
    tag,
    parent,
    ocoGroup,
    quantity: Number.isNaN(quantity) ? order.quantity / pow10(instrument.quantityDecimals) : quantity,
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
