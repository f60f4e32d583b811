/** The longest window, as in TA-Lib. */
export const LONGEST = 100_000;

/** Throws a `RangeError` that quotes the value unless it is a whole number from `least` to `most`. */
export function checkWhole(owner: string, name: string, value: number, least = 1, most = LONGEST): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${owner}: ${name} is ${String(value)}; it must be a whole number from ${least} to ${most}`);
  }
}

/** Throws a `RangeError` that quotes the value unless it is a number from `least` to `most`. */
export function checkNumber(owner: string, name: string, value: number, least: number, most: number): void {
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw new RangeError(`${owner}: ${name} is ${String(value)}; it must be a number from ${least} to ${most}`);
  }
}

/** Throws a `RangeError` unless `fast` is below `slow`; both are whole numbers within the usual range. */
export function checkFastSlow(owner: string, fast: number, slow: number, least = 1): void {
  checkWhole(owner, 'fast', fast, least, LONGEST - 1);
  checkWhole(owner, 'slow', slow, least + 1);
  if (fast >= slow) throw new RangeError(`${owner}: fast is ${fast} and slow is ${slow}; fast must be from ${least} to ${slow - 1}, below slow`);
}
