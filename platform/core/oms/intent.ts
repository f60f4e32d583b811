import type { Instrument, OrderType } from '@paddock/sdk';
import type { OrderRequest } from '@paddock/sdk/runtime';
import type { Denial, OrderIntent } from '../protocol.ts';

const LARGEST_UNITS = 2 ** 46;

/** Puts a request in plain numbers on the instrument's grid. The intent is made in any case, so that a refused order has a row too. */
export function toIntent(request: OrderRequest, instrument: Instrument): { readonly intent: OrderIntent; readonly denial: Denial | undefined } {
  const quantity = onGrid(request.quantity, instrument.quantityDecimals, 1);
  const limit = onGrid(request.limit, instrument.priceDecimals, instrument.tick);
  const stop = onGrid(request.stop, instrument.priceDecimals, instrument.tick);
  const { instrument: index, owner, side, timeInForce, expireAt, tag, parent, ocoGroup } = request;
  const intent: OrderIntent = {
    instrument: index,
    owner,
    side,
    type: typeOf(request),
    quantity: quantity.units,
    limit: limit.units,
    stop: stop.units,
    timeInForce,
    expireAt,
    tag,
    parent,
    ocoGroup,
  };
  return { intent, denial: quantityDenial(request.quantity, quantity, instrument) ?? priceDenial('limit', request.limit, limit, instrument) ?? priceDenial('stop', request.stop, stop, instrument) };
}

interface GridPoint {
  /** Nearest integer on the grid. */
  readonly units: number;
  readonly isExact: boolean;
}

function onGrid(value: number, decimals: number, tick: number): GridPoint {
  if (Number.isNaN(value)) return { units: Number.NaN, isExact: true };
  const scaled = value * 10 ** decimals;
  const units = Math.round(scaled / tick) * tick;
  // A decimal times a power of ten is off by a few units in the last place, never by a millionth.
  return { units, isExact: Math.abs(scaled - units) < 1e-6 * Math.max(1, Math.abs(units) * 1e-9) };
}

function typeOf(request: OrderRequest): OrderType {
  const hasLimit = !Number.isNaN(request.limit);
  if (Number.isNaN(request.stop)) return hasLimit ? 'limit' : 'market';
  return hasLimit ? 'stop-limit' : 'stop';
}

function quantityDenial(value: number, point: GridPoint, instrument: Instrument): Denial | undefined {
  const isInRange = point.units > 0 && point.units <= LARGEST_UNITS;
  if (isInRange && point.isExact) return undefined;
  const step = (1 / 10 ** instrument.quantityDecimals).toFixed(instrument.quantityDecimals);
  const nearest = isInRange ? `; nearest: ${point.units / 10 ** instrument.quantityDecimals}` : '';
  return { code: 'quantity', message: `quantity ${value} of ${instrument.symbol} must be more than 0 and a multiple of ${step}${nearest}` };
}

function priceDenial(field: string, value: number, point: GridPoint, instrument: Instrument): Denial | undefined {
  if (Number.isNaN(value) || (point.isExact && point.units > 0 && point.units <= LARGEST_UNITS)) return undefined;
  const scale = 10 ** instrument.priceDecimals;
  const tick = (instrument.tick / scale).toFixed(instrument.priceDecimals);
  const nearest = (Math.min(Math.max(point.units, instrument.tick), LARGEST_UNITS) / scale).toFixed(instrument.priceDecimals);
  return { code: 'price', message: `${field} price ${value} of ${instrument.symbol} is off its grid of ${tick}; nearest valid price: ${nearest}` };
}
