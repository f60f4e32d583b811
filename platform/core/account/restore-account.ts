import type { Instrument, OrderStatus } from '@paddock/sdk';
import type { Digest } from '../backtest/digest.ts';
import type { TradingEngine } from '../engine.ts';
import { Grid } from '../oms/grid.ts';
import { OrderRecord } from '../oms/order-record.ts';
import { canTransition, STATUS } from '../oms/order-status.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { AccountSnapshot, OrderSnapshot } from './account-snapshot.ts';

/**
 * Puts an engine into the state of a snapshot that our own engine made: nothing is checked again. Orders that the engine knows already keep
 * their records, so that what others hold of them stays true; `closed` says how those ended that the snapshot has no more.
 */
export function restoreAccount(engine: TradingEngine, digest: Digest, account: AccountSnapshot, closed: readonly OrderSnapshot[] = []): void {
  const known = new Map(engine.allOpenOrders().map((order) => [order.id, order]));
  const orders = new Map(account.orders.map((order) => [order.id, known.get(order.id) ?? newOrder(order, engine.instruments)]));
  for (const order of account.orders) follow(orders.get(order.id) as OrderRecord, order);
  endMissing(known, orders, closed, account.time);
  engine.time = account.time;
  engine.step = account.step;
  engine.orderCount = account.orderCount;
  engine.ocoGroups = account.ocoGroups;
  restorePortfolio(engine.portfolio, account);
  restoreOpenOrders(engine, orders, account);
  engine.adopt([...orders.values()]);
  engine.risk.restore(account.risk);
  digest.hash = account.digest.hash;
  digest.fills = account.digest.fills;
}

function restorePortfolio(portfolio: Portfolio, account: AccountSnapshot): void {
  portfolio.cash.restore(account.cash);
  portfolio.fees.restore(account.fees);
  portfolio.traded.restore(account.traded);
  account.marks.forEach((mark, instrument) => (portfolio.marks[instrument] = mark ?? Number.NaN));
  for (const position of portfolio.positions) {
    position.quantity = 0;
    position.cost = 0;
    position.realized = 0;
  }
  for (const { instrument, quantity, cost, realized } of account.positions) {
    const position = portfolio.position(instrument);
    position.quantity = quantity;
    position.cost = cost;
    position.realized = realized;
  }
  portfolio.held.splice(0, portfolio.held.length, ...account.held);
}

function restoreOpenOrders(engine: TradingEngine, orders: ReadonlyMap<number, OrderRecord>, account: AccountSnapshot): void {
  const { openOrders } = engine;
  openOrders.reset();
  for (const order of orders.values()) openOrders.open(order);
  openOrders.pendingNotional = account.pendingNotional;
  account.working.forEach((ids, instrument) => {
    for (const id of ids) openOrders.list(instrument).push(orders.get(id) as OrderRecord);
  });
}

function newOrder(from: OrderSnapshot, instruments: readonly Instrument[]): OrderRecord {
  const grid = new Grid(instruments[from.instrument] as Instrument);
  const price = (units: number | null): number => (units ?? Number.NaN) / grid.priceScale;
  const request = { ...from, quantity: from.quantity / grid.quantityScale, limit: price(from.limit), stop: price(from.stop) };
  return new OrderRecord(from.id, request, grid, from.submittedAt);
}

function follow(order: OrderRecord, from: OrderSnapshot): void {
  const { quantity, limit, stop, filled, filledValue, activeFrom, isTriggered, exposurePerUnit } = from;
  Object.assign(order, { quantity, limit: limit ?? Number.NaN, stop: stop ?? Number.NaN, filled, filledValue, activeFrom, isTriggered, exposurePerUnit });
  if (order.status !== from.status) advance(order, from.status, from.closedAt ?? from.submittedAt, from.reason);
  order.reason = from.reason;
}

/** Brings an order to a status over the legal steps between. */
function advance(order: OrderRecord, status: OrderStatus, time: number, reason: string): void {
  for (const between of ['submitted', 'accepted', 'partially-filled'] as const) {
    if (!canTransition(order.statusCode, STATUS[status]) && canTransition(order.statusCode, STATUS[between])) order.become(STATUS[between], time);
  }
  order.become(STATUS[status], time, reason);
}

function endMissing(known: ReadonlyMap<number, OrderRecord>, kept: ReadonlyMap<number, OrderRecord>, closed: readonly OrderSnapshot[], time: number): void {
  const ends = new Map(closed.map((order) => [order.id, order]));
  for (const [id, order] of known) {
    if (kept.has(id)) continue;
    const end = ends.get(id);
    if (end === undefined) advance(order, 'cancelled', time, 'ended while another version served');
    else follow(order, end);
  }
}
