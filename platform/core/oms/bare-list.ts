/** Places and what stands in them, without the methods of an array. */
export interface BareList<T> {
  [place: number]: T | undefined;
}

/**
 * A list without a prototype. In the realm of a strategy `Array.prototype` is frozen, and with every store into an array that has it the engine
 * asks whether the place is read-only there: six times the work.
 */
export function bareList<T>(): BareList<T> {
  return Object.setPrototypeOf([undefined], null) as BareList<T>;
}
