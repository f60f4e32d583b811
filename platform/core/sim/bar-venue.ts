import type { RunConfig } from '../backtest/run-config.ts';
import type { Units } from '../money/exact-sum.ts';
import type { LedgerScale } from '../money/ledger-scale.ts';
import type { Grid } from '../oms/grid.ts';
import type { OpenOrders } from '../oms/open-orders.ts';
import type { OrderList } from '../oms/order-list.ts';
import type { OrderRecord } from '../oms/order-record.ts';
import { STATUS } from '../oms/order-status.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { limitPriceInside, priceAtOpen, stopPriceInside, type BarUnits } from './bar-matching.ts';
import { commissionModel, type CommissionModel } from './commission.ts';
import { PriceImpact } from './price-impact.ts';

/** What the venue does to orders; the engine carries it out. */
export interface VenueActions {
  readonly portfolio: Portfolio;
  filled(order: OrderRecord, quantity: number, price: number, basePrice: number, fee: Units): void;
  finish(order: OrderRecord, status: number, reason: string): void;
}

const DAY_MS = 86_400_000;

/**
 * The simulated venue for bars. Inside one bar: expiries, then what fills at the open in order of arrival, then stops, then limits.
 * Stops before limits is the pessimistic reading of a bar whose path is unknown.
 */
export class BarVenue {
  readonly #actions: VenueActions;
  readonly #orders: OpenOrders;
  readonly #commission: CommissionModel;
  readonly #impact: PriceImpact;
  readonly #volumeShare: number;
  readonly #grids: readonly Grid[];
  readonly #usesVolume: boolean;
  readonly #bar: BarUnits = { high: 0, low: 0 };
  #isMatching = false;
  #hasDropped = false;
  /** Quantity units of the bar, and how many of them may still fill. */
  #volume = 0;
  #available = Number.POSITIVE_INFINITY;

  constructor(grids: readonly Grid[], config: RunConfig, scale: LedgerScale, orders: OpenOrders, actions: VenueActions) {
    this.#actions = actions;
    this.#orders = orders;
    this.#commission = commissionModel(
      config.costs.commission,
      scale,
      grids.map(({ instrument }) => instrument.quantityDecimals),
    );
    this.#impact = new PriceImpact(config.costs);
    this.#volumeShare = config.fills.volumeShare;
    this.#usesVolume = this.#volumeShare > 0 || config.costs.impactBps > 0;
    this.#grids = grids;
  }

  /** Matches all working orders of an instrument against one bar in plain prices. */
  bar(instrument: number, open: number, high: number, low: number, volume: number, step: number, time: number): void {
    const { priceScale, quantityScale } = this.#grids[instrument] as Grid;
    if (this.#usesVolume) {
      this.#volume = Math.floor(volume * quantityScale + 1e-6);
      if (this.#volumeShare > 0) this.#available = Math.floor(this.#volume * this.#volumeShare);
    }
    const orders = this.#orders.list(instrument);
    const n = orders.length;
    this.#isMatching = true;
    // Most orders are market orders, for which the open is all that matters.
    if (this.#atOpen(orders, n, Math.round(open * priceScale), step, time)) {
      this.#bar.high = Math.round(high * priceScale);
      this.#bar.low = Math.round(low * priceScale);
      for (let i = 0; i < n; i++) this.#inside(orders.at(i), step, true);
      for (let i = 0; i < n; i++) this.#inside(orders.at(i), step, false);
    }
    this.#isMatching = false;
    if (this.#hasDropped) this.#compact(orders);
  }
  /** An order has become terminal. */
  dropped(order: OrderRecord): void {
    this.#hasDropped = true;
    if (!this.#isMatching) this.#compact(this.#orders.list(order.instrument));
  }

  /** True when any of the orders may still fill inside the bar. */
  #atOpen(orders: OrderList, n: number, open: number, step: number, time: number): boolean {
    let mayFillInside = false;
    for (let i = 0; i < n; i++) mayFillInside = this.#open(orders.at(i), open, step, time) || mayFillInside;
    return mayFillInside;
  }
  /** Expiries and fills at the open; true when the order may still fill inside the bar. */
  #open(order: OrderRecord, open: number, step: number, time: number): boolean {
    if (!order.isOpen || step < order.activeFrom) return false;
    if (order.timeInForce === 'GTD' && time > order.expireAt) return this.#expire(order, 'its time ran out');
    if (order.timeInForce === 'DAY' && Math.floor(time / DAY_MS) !== Math.floor(order.submittedAt / DAY_MS))
      return this.#expire(order, 'the day of its submission ended');
    const price = priceAtOpen(order, open);
    if (!Number.isNaN(price)) this.#fill(order, price);
    if (!order.isOpen) return false;
    if (order.timeInForce === 'IOC' || order.timeInForce === 'FOK') {
      this.#actions.finish(order, STATUS.cancelled, `${order.timeInForce}: it could not fill ${order.timeInForce === 'FOK' ? 'in full ' : ''}at the open`);
      return false;
    }
    return order.type !== 'market';
  }
  #inside(order: OrderRecord, step: number, isStopPass: boolean): void {
    if (!order.isOpen || step < order.activeFrom) return;
    const price = isStopPass ? stopPriceInside(order, this.#bar, step) : limitPriceInside(order, this.#bar);
    if (!Number.isNaN(price)) this.#fill(order, price);
  }
  #fill(order: OrderRecord, base: number): void {
    const held = this.#actions.portfolio.position(order.instrument).quantity;
    let quantity = Math.min(order.remaining, this.#available);
    if (order.isReduceOnly) {
      const reducible = held * order.sign < 0 ? Math.abs(held) : 0;
      if (reducible === 0) return this.#actions.finish(order, STATUS.cancelled, 'the position that it should close is gone');
      quantity = Math.min(quantity, reducible);
    }
    if (quantity <= 0 || (order.timeInForce === 'FOK' && quantity < order.remaining)) return;
    const isAggressive = order.type === 'market' || order.type === 'stop';
    const price = isAggressive ? this.#impact.apply(base, order.sign, quantity, this.#volume, (this.#grids[order.instrument] as Grid).tick) : base;
    this.#available -= quantity;
    const fee = this.#commission.fee(order.instrument, quantity, price, this.#actions.portfolio.traded.toNumber(), order.filled === 0);
    this.#actions.filled(order, quantity, price, base, fee);
  }
  #expire(order: OrderRecord, reason: string): false {
    this.#actions.finish(order, STATUS.expired, reason);
    return false;
  }
  #compact(orders: OrderList): void {
    this.#hasDropped = false;
    orders.compact();
  }
}
