import type { Units } from '../money/exact-sum.ts';

const BLOCK_ROWS = 4_096;

/** Rows of doubles in blocks: a long run keeps no object per row, and growing copies nothing. Integers beyond 2^53 stand beside it. */
export class NumberTable {
  readonly width: number;
  length = 0;
  readonly #blocks: Float64Array[] = [];
  readonly #large = new Map<number, bigint>();

  constructor(width: number) {
    this.width = width;
  }
  /** Makes room for one more row and returns its number. */
  add(): number {
    if (this.length % BLOCK_ROWS === 0) this.#blocks.push(new Float64Array(BLOCK_ROWS * this.width));
    return this.length++;
  }
  /** The block that holds a row and where in it the row begins. */
  row(row: number): { readonly block: Float64Array; readonly offset: number } {
    return { block: this.#blocks[row >>> 12] as Float64Array, offset: (row & (BLOCK_ROWS - 1)) * this.width };
  }
  get(row: number, column: number): number {
    const { block, offset } = this.row(row);
    return block[offset + column] as number;
  }
  setUnits(row: number, column: number, value: Units): void {
    if (typeof value === 'bigint') {
      this.#large.set(row * this.width + column, value);
      return;
    }
    const { block, offset } = this.row(row);
    block[offset + column] = value;
  }
  getUnits(row: number, column: number): Units {
    return this.#large.get(row * this.width + column) ?? this.get(row, column);
  }
}
