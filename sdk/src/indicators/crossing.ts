import { compareRatios, exactValue, type Ratio } from './exact.ts';
import type { Series } from './series.ts';

/** Two averages closer than this, relatively, are compared without rounding. */
const NEAR = 1e-9;

/**
 * True on the update at which `a` has risen above `b`: it was below or equal one update before, and is above now.
 * `b` is a series or a level. False while any of the values is undefined.
 *
 * Averages of decimal prices are compared exactly: two of them that are equal never look crossed because of rounding.
 *
 * @example if (crossedAbove(fast, slow)) this.buy({ quantity: 1 });
 */
export function crossedAbove(a: Series, b: Series | number): boolean {
  // Clearly below now: there is no need to know where it was.
  if (distance(a, b) < -nearness(a)) return false;
  return cross(a, b) > 0;
}

/** True on the update at which `a` has fallen below `b`: it was above or equal one update before. See `crossedAbove`. */
export function crossedBelow(a: Series, b: Series | number): boolean {
  if (distance(a, b) > nearness(a)) return false;
  return cross(a, b) < 0;
}

/** True while `a` is above `b`, exactly where both are averages of decimals; false while either is undefined. */
export function isAbove(a: Series, b: Series | number): boolean {
  return orderNow(a, b) > 0;
}

/** True while `a` is below `b`. See `isAbove`. */
export function isBelow(a: Series, b: Series | number): boolean {
  return orderNow(a, b) < 0;
}

/**
 * a - b of the present values, and exactly 0 when the two are equal without rounding.
 * For indicators that are the difference of two averages.
 */
export function difference(a: Series, b: Series): number {
  return orderNow(a, b) === 0 ? 0 : a.value - b.value;
}

/**
 * 1 for a cross above, -1 for a cross below, 0 for neither. Anything undefined is too close to call.
 * It takes the series and not their values: every bar asks, and numbers that are handed on may each cost an allocation.
 */
function cross(a: Series, b: Series | number): number {
  const near = nearness(a);
  const now = distance(a, b);
  const before = a.previous - (typeof b === 'number' ? b : b.previous);
  if (now > near) {
    if (before > near) return 0;
    if (before < -near) return 1;
  } else if (now < -near) {
    if (before < -near) return 0;
    if (before > near) return -1;
  }
  return exactCross(a, b);
}

/** Two values of `a` and another series are told apart by doubles alone when they are further apart than this. */
function nearness(a: Series): number {
  return NEAR * (Math.abs(a.value) + Math.abs(a.previous));
}

function distance(a: Series, b: Series | number): number {
  return a.value - (typeof b === 'number' ? b : b.value);
}

/** `cross` where rounding could decide. */
function exactCross(a: Series, b: Series | number): number {
  const now = orderNow(a, b);
  if (now > 0) return orderPrevious(a, b) <= 0 ? 1 : 0;
  return now < 0 && orderPrevious(a, b) >= 0 ? -1 : 0;
}

/** Positive, 0 or negative for a above, equal to or below b; `NaN` while either is undefined. */
function orderNow(a: Series, b: Series | number): number {
  if (typeof b === 'number') return isClear(a.value, b) ? a.value - b : settle(a.value - b, a.exactNow?.(), exactValue(b));
  return isClear(a.value, b.value) ? a.value - b.value : settle(a.value - b.value, a.exactNow?.(), b.exactNow?.());
}

function orderPrevious(a: Series, b: Series | number): number {
  if (typeof b === 'number') return isClear(a.previous, b) ? a.previous - b : settle(a.previous - b, a.exactPrevious?.(), exactValue(b));
  return isClear(a.previous, b.previous) ? a.previous - b.previous : settle(a.previous - b.previous, a.exactPrevious?.(), b.exactPrevious?.());
}

/** True also when either is undefined: there is nothing to settle. */
function isClear(x: number, y: number): boolean {
  return !(Math.abs(x - y) <= NEAR * Math.abs(x));
}

function settle(rounded: number, a: Ratio | undefined, b: Ratio | undefined): number {
  return a === undefined || b === undefined ? rounded : compareRatios(a, b);
}
