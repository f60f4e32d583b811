/** Smallest-first queue of a fixed number of cursors, ordered by (first key, second key, cursor number); no allocation per step. */
export class RowHeap {
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #heap: Int32Array;
  size = 0;

  constructor(cursors: number) {
    this.#first = new Float64Array(cursors);
    this.#second = new Float64Array(cursors);
    this.#heap = new Int32Array(cursors);
  }

  /** The cursor with the smallest keys; only valid while `size > 0`. */
  get top(): number {
    return this.#heap[0] as number;
  }

  add(cursor: number, first: number, second: number): void {
    this.#first[cursor] = first;
    this.#second[cursor] = second;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isLess(cursor, this.#heap[parent] as number)) break;
      this.#heap[at] = this.#heap[parent] as number;
      at = parent;
    }
    this.#heap[at] = cursor;
  }

  /** Gives the top cursor its next keys. */
  replaceTop(first: number, second: number): void {
    const cursor = this.top;
    this.#first[cursor] = first;
    this.#second[cursor] = second;
    this.#sink(cursor);
  }

  removeTop(): void {
    this.size--;
    if (this.size > 0) this.#sink(this.#heap[this.size] as number);
  }

  #sink(cursor: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.#isLess(this.#heap[child + 1] as number, this.#heap[child] as number)) child++;
      if (!this.#isLess(this.#heap[child] as number, cursor)) break;
      this.#heap[at] = this.#heap[child] as number;
      at = child;
    }
    this.#heap[at] = cursor;
  }

  #isLess(a: number, b: number): boolean {
    const first = (this.#first[a] as number) - (this.#first[b] as number);
    if (first !== 0) return first < 0;
    const second = (this.#second[a] as number) - (this.#second[b] as number);
    return second !== 0 ? second < 0 : a < b;
  }
}
