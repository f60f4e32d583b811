import type { Instrument } from '@paddock/sdk';
import type { RiskLimits } from '../backtest/run-config.ts';
import type { LedgerScale } from '../money/ledger-scale.ts';
import type { OpenOrders } from '../oms/open-orders.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { Denial, type Approved, type DenialCode, type OrderIntent } from '../protocol.ts';
import { LossGuard, type LossSnapshot } from './loss-guard.ts';
import { OrderRate } from './order-rate.ts';
import { pow10 } from '../money/pow10.ts';

/** What the risk manager remembers, as JSON. */
export interface RiskSnapshot {
  /** Times of the latest orders, oldest first; empty when no rate is set. */
  readonly orderTimes: readonly number[];
  readonly loss: LossSnapshot;
}

/**
 * Says yes or no to every order before it exists. Exposure counts what is held and every order that is not terminal,
 * so that two quick orders cannot both pass one limit.
 */
export class RiskManager {
  readonly loss: LossGuard;
  /** Ledger units that the order approved last could add to the exposure once it is open; 0 when it can only reduce. */
  addedNotional = 0;
  readonly #limits: RiskLimits;
  readonly #instruments: readonly Instrument[];
  readonly #portfolio: Portfolio;
  readonly #orders: OpenOrders;
  readonly #scale: LedgerScale;
  readonly #rate: OrderRate | undefined;
  readonly #maxLeverage: number;
  readonly #hasOrderLimits: boolean;

  constructor(limits: RiskLimits, instruments: readonly Instrument[], portfolio: Portfolio, orders: OpenOrders, scale: LedgerScale) {
    this.#limits = limits;
    this.#instruments = instruments;
    this.#portfolio = portfolio;
    this.#orders = orders;
    this.#scale = scale;
    this.#rate = limits.maxOrdersPerMinute === undefined ? undefined : new OrderRate(limits.maxOrdersPerMinute);
    this.#maxLeverage = limits.maxLeverage ?? 1;
    this.#hasOrderLimits = limits.priceCollarPct !== undefined || limits.maxOrderQuantity !== undefined || limits.maxOrderNotional !== undefined;
    this.loss = new LossGuard(limits, scale, portfolio.equity());
  }

  /** The only place where an intent becomes approved. */
  check<T extends OrderIntent>(intent: T, time: number): Approved<T> | Denial {
    this.addedNotional = 0;
    return this.#rateDenial(time) ?? this.#denial(intent) ?? (intent as Approved<T>);
  }

  snapshot(): RiskSnapshot {
    return { orderTimes: this.#rate?.latest ?? [], loss: this.loss.snapshot() };
  }
  restore({ orderTimes, loss }: RiskSnapshot): void {
    this.#rate?.restore(orderTimes);
    this.loss.restore(loss);
  }

  #denial(intent: OrderIntent): Denial | undefined {
    const instrument = this.#instruments[intent.instrument];
    if (instrument === undefined) return deny('symbol', `instrument ${intent.instrument} is not part of this run`);
    const { allowedSymbols, allowedOrderTypes, maxOpenOrders } = this.#limits;
    if (allowedSymbols !== undefined && !allowedSymbols.includes(instrument.symbol))
      return deny('symbol', `symbol ${instrument.symbol} is not allowed; allowed: ${listOf(allowedSymbols)}`);
    if (allowedOrderTypes !== undefined && !allowedOrderTypes.includes(intent.type))
      return deny('order-type', `order type ${intent.type} is not allowed; allowed: ${listOf(allowedOrderTypes)}`);
    if (maxOpenOrders !== undefined && this.#orders.count >= maxOpenOrders)
      return deny('open-orders', `${this.#orders.count} orders are open; the limit is ${maxOpenOrders}`);
    const mark = this.#portfolio.markUnits(intent.instrument);
    if (Number.isNaN(mark)) return deny('no-market-price', `${instrument.symbol} has no price yet`);
    // Exits of a bracket can only reduce: the venue caps them at the position.
    const denial = this.#hasOrderLimits ? (this.#collar(intent, mark, instrument) ?? this.#size(intent, mark, instrument)) : undefined;
    return denial ?? (intent.parent === 0 ? this.#exposure(intent, mark, instrument) : undefined);
  }

  #collar(intent: OrderIntent, mark: number, instrument: Instrument): Denial | undefined {
    const { priceCollarPct } = this.#limits;
    if (priceCollarPct === undefined) return undefined;
    for (const price of [intent.limit, intent.stop]) {
      const away = (Math.abs(price - mark) / mark) * 100;
      if (away > priceCollarPct) {
        const scale = pow10(instrument.priceDecimals);
        return deny(
          'price-collar',
          `price ${price / scale} of ${instrument.symbol} is ${away.toFixed(2)} % away from the last price ${mark / scale}; the limit is ${priceCollarPct} %`,
        );
      }
    }
    return undefined;
  }

  #size(intent: OrderIntent, mark: number, instrument: Instrument): Denial | undefined {
    const { maxOrderQuantity, maxOrderNotional } = this.#limits;
    const quantity = intent.quantity / pow10(instrument.quantityDecimals);
    if (maxOrderQuantity !== undefined && quantity > Number(maxOrderQuantity))
      return deny('order-quantity', `order quantity ${quantity} exceeds the limit of ${maxOrderQuantity}`);
    if (maxOrderNotional === undefined) return undefined;
    const notional = this.#currency(this.#notional(intent, mark));
    return notional > Number(maxOrderNotional) ? deny('order-notional', `order notional ${notional} exceeds the limit of ${maxOrderNotional}`) : undefined;
  }

  #exposure(intent: OrderIntent, mark: number, instrument: Instrument): Denial | undefined {
    const { quantity: held } = this.#portfolio.position(intent.instrument);
    const worst = this.#orders.worstPosition(intent.instrument, held, intent);
    const isReducing = Math.abs(worst) <= Math.abs(held) && (worst === 0 || worst > 0 === held > 0);
    if (isReducing) return undefined;
    const lossDenial = this.loss.denial();
    if (lossDenial !== undefined) return lossDenial;
    const { allowShort, maxPosition } = this.#limits;
    const scale = pow10(instrument.quantityDecimals);
    if (allowShort === false && worst < 0)
      return deny(
        'short',
        `selling ${intent.quantity / scale} ${instrument.symbol} could leave a short position of ${-worst / scale}; short selling is not allowed`,
      );
    if (maxPosition !== undefined && Math.abs(worst) / scale > Number(maxPosition))
      return deny('position', `position of ${instrument.symbol} could reach ${worst / scale}; the limit is ${maxPosition}`);
    // Turning a position adds only what it exceeds the old one by.
    const added = Math.min(intent.quantity, Math.abs(worst) - Math.abs(held));
    this.addedNotional = added > 0 ? (this.#notional(intent, mark) / intent.quantity) * added : 0;
    return this.#gross();
  }

  #gross(): Denial | undefined {
    const gross = this.#portfolio.exposure() + this.#orders.pendingNotional + this.addedNotional;
    const { maxGrossExposure } = this.#limits;
    if (maxGrossExposure !== undefined && this.#currency(gross) > Number(maxGrossExposure)) {
      return deny('exposure', `gross exposure could reach ${this.#currency(gross)}; the limit is ${maxGrossExposure}`);
    }
    const equity = this.#portfolio.equity();
    if (gross > equity * this.#maxLeverage) {
      return deny('leverage', `exposure could reach ${this.#currency(gross)}, more than ${this.#maxLeverage} x the equity of ${this.#currency(equity)}`);
    }
    return undefined;
  }

  #rateDenial(time: number): Denial | undefined {
    if (this.#rate === undefined || this.#rate.admit(time)) return undefined;
    return deny('order-rate', `more than ${this.#rate.perMinute} orders in a minute`);
  }
  #notional(intent: OrderIntent, mark: number): number {
    const price = Number.isNaN(intent.limit) ? (Number.isNaN(intent.stop) ? mark : intent.stop) : intent.limit;
    return intent.quantity * price * (this.#scale.perNotional[intent.instrument] as number);
  }
  #currency(units: number): number {
    return Math.round(this.#scale.toCurrency(units) * 100) / 100;
  }
}

const deny = (code: DenialCode, message: string): Denial => new Denial(code, message);
const listOf = (names: readonly string[]): string => (names.length === 0 ? 'none' : `${names.slice(0, 20).join(', ')}${names.length > 20 ? ', ...' : ''}`);
