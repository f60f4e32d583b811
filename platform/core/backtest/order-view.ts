import type { Fill, Instrument, Order, OrderStatus, OrderType, Position, Side, TimeInForce } from '@paddock/sdk';
import type { OrderRecord } from '../oms/order-record.ts';
import type { LedgerScale } from '../money/ledger-scale.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { FillEvent } from '../protocol.ts';
import { pow10 } from '../money/pow10.ts';

/** An order record as its author sees it: plain numbers, live. */
export class OrderView implements Order {
  readonly #record: OrderRecord;
  readonly #instrument: Instrument;

  constructor(record: OrderRecord, instrument: Instrument) {
    this.#record = record;
    this.#instrument = instrument;
    Object.freeze(this);
  }
  get id(): number {
    return this.#record.id;
  }
  get symbol(): string {
    return this.#instrument.symbol;
  }
  get side(): Side {
    return this.#record.side;
  }
  get type(): OrderType {
    return this.#record.type;
  }
  get timeInForce(): TimeInForce {
    return this.#record.timeInForce;
  }
  get quantity(): number {
    return this.#record.quantity / pow10(this.#instrument.quantityDecimals);
  }
  get filledQuantity(): number {
    return this.#record.filled / pow10(this.#instrument.quantityDecimals);
  }
  get remainingQuantity(): number {
    return this.#record.remaining / pow10(this.#instrument.quantityDecimals);
  }
  get averagePrice(): number {
    return this.#record.filled === 0 ? Number.NaN : this.#record.filledValue / this.#record.filled / pow10(this.#instrument.priceDecimals);
  }
  get limitPrice(): number {
    return this.#record.limit / pow10(this.#instrument.priceDecimals);
  }
  get stopPrice(): number {
    return this.#record.stop / pow10(this.#instrument.priceDecimals);
  }
  get status(): OrderStatus {
    return this.#record.status;
  }
  get isOpen(): boolean {
    return this.#record.isOpen;
  }
  get isFilled(): boolean {
    return this.#record.status === 'filled';
  }
  get reason(): string {
    return this.#record.reason;
  }
  get tag(): string {
    return this.#record.tag;
  }
}

Object.freeze(OrderView.prototype);

/** A position as its author sees it: plain numbers, live. */
export class PositionView implements Position {
  readonly symbol: string;
  readonly #index: number;
  readonly #portfolio: Portfolio;
  readonly #scale: LedgerScale;
  readonly #priceScale: number;
  readonly #quantityScale: number;

  constructor(index: number, instrument: Instrument, portfolio: Portfolio, scale: LedgerScale) {
    this.symbol = instrument.symbol;
    this.#index = index;
    this.#portfolio = portfolio;
    this.#scale = scale;
    this.#priceScale = pow10(instrument.priceDecimals);
    this.#quantityScale = pow10(instrument.quantityDecimals);
    Object.freeze(this);
  }
  get quantity(): number {
    return this.#portfolio.position(this.#index).quantity / this.#quantityScale;
  }
  get averagePrice(): number {
    return this.#portfolio.position(this.#index).averagePrice / this.#priceScale;
  }
  get isFlat(): boolean {
    return this.#portfolio.position(this.#index).quantity === 0;
  }
  get isLong(): boolean {
    return this.#portfolio.position(this.#index).quantity > 0;
  }
  get isShort(): boolean {
    return this.#portfolio.position(this.#index).quantity < 0;
  }
  get marketValue(): number {
    return this.#scale.toCurrency(this.#portfolio.marketValue(this.#index));
  }
  get unrealizedPnl(): number {
    const { cost } = this.#portfolio.position(this.#index);
    return this.marketValue - this.#scale.toCurrency(cost * (this.#scale.perNotional[this.#index] as number));
  }
  get realizedPnl(): number {
    return this.#scale.toCurrency(this.#portfolio.position(this.#index).realized * (this.#scale.perNotional[this.#index] as number));
  }
}

Object.freeze(PositionView.prototype);

/** A fill as its author sees it. */
export function fillView(fill: FillEvent, order: Order, instrument: Instrument, scale: LedgerScale): Fill {
  return Object.freeze({
    order,
    symbol: instrument.symbol,
    side: fill.order.side,
    quantity: fill.quantity / pow10(instrument.quantityDecimals),
    price: fill.price / pow10(instrument.priceDecimals),
    fee: scale.toCurrency(Number(fill.fee)),
    time: fill.time,
  });
}
