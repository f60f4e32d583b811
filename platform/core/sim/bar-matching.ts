import type { OrderRecord } from '../oms/order-record.ts';

/** The extremes of a bar on the integer grid of its instrument. */
export interface BarUnits {
  high: number;
  low: number;
}

/**
 * Where an order fills at the open of a bar, NaN when it does not: market orders at the open; stops that the open has passed at the open
 * (the gap is the author's loss); limits that the open has passed at the open (the gap is the author's gain).
 * Sets `isTriggered` on stop-limit orders.
 */
export function priceAtOpen(order: OrderRecord, open: number): number {
  const { sign } = order;
  if (order.type === 'market') return open;
  if (order.type === 'stop') return sign * (open - order.stop) >= 0 ? open : Number.NaN;
  if (order.type === 'stop-limit' && !order.isTriggered) {
    if (sign * (open - order.stop) < 0) return Number.NaN;
    order.isTriggered = true;
  }
  return sign * (open - order.limit) <= 0 ? open : Number.NaN;
}

/** Where a stop fills after the open, NaN when it does not. A stop-limit whose limit lies short of its stop only becomes triggered and works from the next bar. */
export function stopPriceInside(order: OrderRecord, bar: BarUnits, step: number): number {
  if ((order.type !== 'stop' && order.type !== 'stop-limit') || order.isTriggered) return Number.NaN;
  const isTouched = order.sign > 0 ? bar.high >= order.stop : bar.low <= order.stop;
  if (!isTouched) return Number.NaN;
  if (order.type === 'stop') return order.stop;
  order.isTriggered = true;
  if (order.sign * (order.stop - order.limit) <= 0) return order.stop;
  order.activeFrom = step + 1;
  return Number.NaN;
}

/** Where a limit fills after the open, NaN when it does not: at its price, when the bar touches it. */
export function limitPriceInside(order: OrderRecord, bar: BarUnits): number {
  if (order.type !== 'limit' && !(order.type === 'stop-limit' && order.isTriggered)) return Number.NaN;
  const isTouched = order.sign > 0 ? bar.low <= order.limit : bar.high >= order.limit;
  return isTouched ? order.limit : Number.NaN;
}
