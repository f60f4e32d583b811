import type { Units } from '../money/exact-sum.ts';

/** Rows of doubles in one growing array: a long run keeps no object per row. Integers beyond 2^53 stand beside it. */
export class NumberTable {
  readonly width: number;
  length = 0;
  #data: Float64Array;
  readonly #large = new Map<number, bigint>();

  constructor(width: number) {
    this.width = width;
    this.#data = new Float64Array(width * 64);
  }
  /** Makes room for one more row and returns its number. */
  add(): number {
    if ((this.length + 1) * this.width > this.#data.length) {
      const larger = new Float64Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    return this.length++;
  }
  set(row: number, column: number, value: number): void {
    this.#data[row * this.width + column] = value;
  }
  get(row: number, column: number): number {
    return this.#data[row * this.width + column] as number;
  }
  setUnits(row: number, column: number, value: Units): void {
    if (typeof value === 'bigint') this.#large.set(row * this.width + column, value);
    else this.set(row, column, value);
  }
  getUnits(row: number, column: number): Units {
    return this.#large.get(row * this.width + column) ?? this.get(row, column);
  }
}
