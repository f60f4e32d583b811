import type { Instrument, OrderType } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';
import type { Denial, OrderIntent } from '../protocol.ts';
import { pow10 } from '../money/pow10.ts';

const LARGEST_UNITS = 2 ** 46;

/** Puts a request in plain numbers on the instrument's grid. The intent is made in any case, so that a refused order has a row too. */
export function toIntent(request: OrderRequest, instrument: Instrument): OrderIntent {
  const priceScale = pow10(instrument.priceDecimals);
  const { tick } = instrument;
  return {
    instrument: request.instrument,
    owner: request.owner,
    side: request.side,
    type: typeOf(request),
    quantity: Math.round(request.quantity * pow10(instrument.quantityDecimals)),
    // NaN, "no price", stays NaN.
    limit: Math.round((request.limit * priceScale) / tick) * tick,
    stop: Math.round((request.stop * priceScale) / tick) * tick,
    timeInForce: request.timeInForce,
    expireAt: request.expireAt,
    tag: request.tag,
    parent: request.parent,
    ocoGroup: request.ocoGroup,
  };
}

/** Why a request does not lie on the grid; undefined when it does. */
export function gridDenial(request: OrderRequest, intent: OrderIntent, instrument: Instrument): Denial | undefined {
  const priceScale = pow10(instrument.priceDecimals);
  if (!isOn(request.quantity * pow10(instrument.quantityDecimals), intent.quantity)) return quantityDenial(request.quantity, intent.quantity, instrument);
  if (!Number.isNaN(request.limit) && !isOn(request.limit * priceScale, intent.limit)) return priceDenial('limit', request.limit, intent.limit, instrument);
  if (!Number.isNaN(request.stop) && !isOn(request.stop * priceScale, intent.stop)) return priceDenial('stop', request.stop, intent.stop, instrument);
  return undefined;
}

/** A decimal times a power of ten is off by a few units in the last place, never by a millionth. */
function isOn(scaled: number, units: number): boolean {
  return units > 0 && units <= LARGEST_UNITS && Math.abs(scaled - units) < 1e-6 * Math.max(1, units * 1e-9);
}

function typeOf(request: OrderRequest): OrderType {
  const hasLimit = !Number.isNaN(request.limit);
  if (Number.isNaN(request.stop)) return hasLimit ? 'limit' : 'market';
  return hasLimit ? 'stop-limit' : 'stop';
}

function quantityDenial(value: number, units: number, instrument: Instrument): Denial {
  const scale = pow10(instrument.quantityDecimals);
  const nearest = units > 0 && units <= LARGEST_UNITS ? `; nearest: ${units / scale}` : '';
  return {
    code: 'quantity',
    message: `quantity ${value} of ${instrument.symbol} must be more than 0 and a multiple of ${(1 / scale).toFixed(instrument.quantityDecimals)}${nearest}`,
  };
}

function priceDenial(field: string, value: number, units: number, instrument: Instrument): Denial {
  const scale = pow10(instrument.priceDecimals);
  const tick = (instrument.tick / scale).toFixed(instrument.priceDecimals);
  const nearest = (Math.min(Math.max(units, instrument.tick), LARGEST_UNITS) / scale).toFixed(instrument.priceDecimals);
  return { code: 'price', message: `${field} price ${value} of ${instrument.symbol} is off its grid of ${tick}; nearest valid price: ${nearest}` };
}
