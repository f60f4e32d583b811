import type { Instrument } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';
import { pow10 } from '../money/pow10.ts';
import { Denial, type OrderIntent } from '../protocol.ts';

const LARGEST_UNITS = 2 ** 46;

/** The integer grid of one instrument: where its prices and quantities may lie. */
export class Grid {
  readonly instrument: Instrument;
  /** Units of one plain price and of one plain quantity. */
  readonly priceScale: number;
  readonly quantityScale: number;
  readonly tick: number;

  constructor(instrument: Instrument) {
    this.instrument = instrument;
    this.priceScale = pow10(instrument.priceDecimals);
    this.quantityScale = pow10(instrument.quantityDecimals);
    this.tick = instrument.tick;
  }
  /** The nearest price on the grid; NaN, "no price", stays NaN. */
  price(plain: number): number {
    return Math.round((plain * this.priceScale) / this.tick) * this.tick;
  }
  quantity(plain: number): number {
    return Math.round(plain * this.quantityScale);
  }
  /** Why a request does not lie where `intent` has put it; undefined when it does. */
  denial(request: OrderRequest, intent: OrderIntent): Denial | undefined {
    const { quantity, limit, stop } = request;
    if (!isOn(quantity * this.quantityScale, intent.quantity)) return this.#quantityDenial(quantity, intent.quantity);
    if (!Number.isNaN(limit) && !isOn(limit * this.priceScale, intent.limit)) return this.#priceDenial('limit', limit, intent.limit);
    if (!Number.isNaN(stop) && !isOn(stop * this.priceScale, intent.stop)) return this.#priceDenial('stop', stop, intent.stop);
    return undefined;
  }

  #quantityDenial(value: number, units: number): Denial {
    const { quantityScale, instrument } = this;
    const nearest = units > 0 && units <= LARGEST_UNITS ? `; nearest: ${units / quantityScale}` : '';
    const step = (1 / quantityScale).toFixed(instrument.quantityDecimals);
    return new Denial('quantity', `quantity ${value} of ${instrument.symbol} must be more than 0 and a multiple of ${step}${nearest}`);
  }
  #priceDenial(field: string, value: number, units: number): Denial {
    const { priceScale, instrument } = this;
    const tick = (this.tick / priceScale).toFixed(instrument.priceDecimals);
    const nearest = (Math.min(Math.max(units, this.tick), LARGEST_UNITS) / priceScale).toFixed(instrument.priceDecimals);
    return new Denial('price', `${field} price ${value} of ${instrument.symbol} is off its grid of ${tick}; nearest valid price: ${nearest}`);
  }
}

/** A decimal times a power of ten is off by a few units in the last place, never by a millionth. */
function isOn(scaled: number, units: number): boolean {
  return units > 0 && units <= LARGEST_UNITS && Math.abs(scaled - units) < 1e-6 * Math.max(1, units * 1e-9);
}
