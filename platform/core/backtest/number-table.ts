import type { Units } from '../money/exact-sum.ts';
import { BLOCK_LENGTH, giveBack, takeBlock } from './block-pool.ts';

/** Rows of doubles in blocks: a long run keeps no object per row, and growing copies nothing. Integers beyond 2^53 stand beside it. */
export class NumberTable {
  readonly width: number;
  length = 0;
  readonly #blocks: Float64Array[] = [];
  readonly #large = new Map<number, bigint>();
  /** A block has 2^#shift rows. */
  readonly #shift: number;
  readonly #mask: number;

  constructor(width: number) {
    this.width = width;
    this.#shift = Math.floor(Math.log2(BLOCK_LENGTH / width));
    this.#mask = (1 << this.#shift) - 1;
  }
  /** Makes room for one more row and returns its number; what stands in it is undefined. */
  add(): number {
    if ((this.length & this.#mask) === 0) this.#blocks.push(takeBlock());
    return this.length++;
  }
  /** The block that holds a row; it begins there at `offset(row)`. */
  block(row: number): Float64Array {
    return this.#blocks[row >>> this.#shift] as Float64Array;
  }
  offset(row: number): number {
    return (row & this.#mask) * this.width;
  }
  get(row: number, column: number): number {
    return this.block(row)[this.offset(row) + column] as number;
  }
  setUnits(row: number, column: number, value: Units): void {
    if (typeof value === 'bigint') this.#large.set(row * this.width + column, value);
    else this.block(row)[this.offset(row) + column] = value;
  }
  getUnits(row: number, column: number): Units {
    if (this.#large.size === 0) return this.get(row, column);
    return this.#large.get(row * this.width + column) ?? this.get(row, column);
  }
  /** Ends the table: it is empty from now on, and its memory serves the next run. */
  release(): void {
    giveBack(this.#blocks.splice(0));
    this.length = 0;
  }
}
