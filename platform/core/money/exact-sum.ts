/** An integer amount: a number while it is safe, a bigint beyond. */
export type Units = number | bigint;

const SAFE = Number.MAX_SAFE_INTEGER;

/** a x b x c without rounding. */
export function product(a: number, b: number, c: number): Units {
  const fast = a * b * c;
  return fast <= SAFE && fast >= -SAFE ? fast : BigInt(a) * BigInt(b) * BigInt(c);
}

/** a + b without rounding. */
export function sum(a: Units, b: Units): Units {
  if (typeof a === 'number' && typeof b === 'number') {
    const fast = a + b;
    if (fast <= SAFE && fast >= -SAFE) return fast;
  }
  return BigInt(a) + BigInt(b);
}

/** a x b without rounding; b is a safe integer. */
export function times(a: Units, b: number): Units {
  return typeof a === 'number' ? product(a, b, 1) : a * BigInt(b);
}

/** An `ExactSum` as JSON. */
export type ExactParts = readonly [big: string, small: number];

/** An integer total that never rounds: small additions stay in a number, the rest in a bigint. */
export class ExactSum {
  #big = 0n;
  #bigAsNumber = 0;
  #small = 0;

  constructor(initial: Units = 0) {
    this.add(initial);
  }
  add(units: Units): void {
    if (typeof units === 'bigint') {
      this.#addBig(units);
      return;
    }
    const small = this.#small + units;
    // Two safe numbers that add up to a safe one were not rounded; any other result may have been and is thrown away.
    if (small <= SAFE && small >= -SAFE) this.#small = small;
    else this.#spill(units);
  }
  subtract(units: Units): void {
    this.add(-units);
  }
  /** As a double: exact while nothing has outgrown the safe numbers, else to the nearest one or its neighbour. */
  toNumber(): number {
    return this.#bigAsNumber + this.#small;
  }
  toBigInt(): bigint {
    return this.#big + BigInt(this.#small);
  }
  parts(): ExactParts {
    return [String(this.#big), this.#small];
  }
  restore([big, small]: ExactParts): void {
    this.#big = 0n;
    this.#addBig(BigInt(big));
    this.#small = small;
  }
  reset(): void {
    this.#big = 0n;
    this.#bigAsNumber = 0;
    this.#small = 0;
  }
  #spill(units: number): void {
    this.#addBig(BigInt(this.#small) + BigInt(units));
    this.#small = 0;
  }
  #addBig(units: bigint): void {
    this.#big += units;
    this.#bigAsNumber = Number(this.#big);
  }
}
