/** A whole number: a bigint where a double could not hold it exactly. */
export type Whole = number | bigint;

/** An exact fraction; the denominator is positive. */
export interface Ratio {
  readonly numerator: Whole;
  readonly denominator: Whole;
}

/** Up to 8 decimals, and thirds of such decimals: (high+low+close)/3. */
const UNITS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 3, 3e1, 3e2, 3e3, 3e4, 3e5, 3e6, 3e7, 3e8] as const;

/**
 * How far (high+low+close)/3 of three decimals may lie from the double of the true result, relatively: five roundings of 1.11e-16.
 * The nearest other decimal of 15 digits is 1e-15 away, less two such roundings.
 */
const ROUNDING = 7e-16;
/** Below this many units only one multiple of the unit can lie within that distance. */
const UNAMBIGUOUS = 1e13;
const SAFE = Number.MAX_SAFE_INTEGER;

/**
 * Sum of the values, each times its weight, divided by `divisor`: without rounding, every double taken for the decimal
 * that it is the nearest double of. Undefined when they are not all decimals of at most 8 places, or thirds of such.
 * Weights and divisor are whole numbers; together the values may take 15 digits.
 */
export function exactSum(values: ArrayLike<number>, divisor = 1, weights?: ArrayLike<number>): Ratio | undefined {
  for (const unit of UNITS) {
    const numerator = totalUnits(values, unit, weights);
    if (numerator !== undefined) return { numerator, denominator: times(unit, divisor) };
  }
  return undefined;
}

/** Arithmetic mean, exactly. */
export function exactMean(values: ArrayLike<number>): Ratio | undefined {
  const first = values[0] ?? NaN;
  for (let i = 1; i < values.length; i++) if (values[i] !== first) return exactSum(values, values.length);
  return exactValue(first);
}

/** The mean that a ring had one update ago. `oldest` is the slot of its oldest value, `evicted` the value that has left since. */
export function exactMeanBefore(ring: Float64Array, oldest: number, evicted: number): Ratio | undefined {
  const newest = (oldest === 0 ? ring.length : oldest) - 1;
  const value = ring[newest] ?? NaN;
  ring[newest] = evicted;
  const mean = exactMean(ring);
  ring[newest] = value;
  return mean;
}

/** A single decimal, exactly. */
export function exactValue(value: number): Ratio | undefined {
  return exactSum([value]);
}

/** -1, 0 or 1 for a below, equal to or above b. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const left = times(a.numerator, b.denominator);
  const right = times(b.numerator, a.denominator);
  if (left > right) return 1;
  return left < right ? -1 : 0;
}

function times(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Math.abs(product) <= SAFE) return product;
  }
  return BigInt(a) * BigInt(b);
}

function totalUnits(values: ArrayLike<number>, unit: number, weights: ArrayLike<number> | undefined): Whole | undefined {
  let small = 0;
  let large = 0n;
  for (let i = 0; i < values.length; i++) {
    const units = unitsOf(values[i] ?? NaN, unit);
    if (units !== units) return undefined;
    const weight = weights === undefined ? 1 : (weights[i] ?? 0);
    const sum = small + units * weight;
    if (Math.abs(sum) + Math.abs(small) <= SAFE) small = sum;
    else large += BigInt(units) * BigInt(weight);
  }
  return large === 0n ? small : large + BigInt(small);
}

/** How many units a value is, when that is a whole number; else `NaN`. */
function unitsOf(value: number, unit: number): number {
  const units = Math.round(value * unit);
  const size = Math.abs(units);
  if (units / unit === value && (unit === 1 ? size < Infinity : size <= SAFE)) return units;
  return size < UNAMBIGUOUS && Math.abs(units / unit - value) <= ROUNDING * Math.abs(value) ? units : NaN;
}
