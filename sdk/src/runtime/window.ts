import type { BarInput } from '../indicators/indicator.ts';

/** The last bars of a symbol; `k` counts back from the current bar, which is 0. */
export class Window {
  readonly length: number;
  #columns: Float64Array;
  #next = 0;
  #count = 0;

  constructor(length: number) {
    if (!Number.isSafeInteger(length) || length < 1 || length > 100_000)
      throw new RangeError(`lookback length ${String(length)} is not a whole number from 1 to 100000`);
    this.length = length;
    this.#columns = new Float64Array(length * 6);
  }
  /** Bars held so far, up to `length`. */
  get size(): number {
    return this.#count;
  }
  get isFull(): boolean {
    return this.#count === this.length;
  }
  /** Called by the runtime with each bar. */
  push(bar: BarInput): void {
    const at = this.#next * 6;
    const c = this.#columns;
    c[at] = bar.time;
    c[at + 1] = bar.open;
    c[at + 2] = bar.high;
    c[at + 3] = bar.low;
    c[at + 4] = bar.close;
    c[at + 5] = bar.volume;
    if (++this.#next === this.length) this.#next = 0;
    if (this.#count < this.length) this.#count++;
  }
  /** NaN before the bar exists. */
  time(k = 0): number {
    return this.#at(k, 0);
  }
  open(k = 0): number {
    return this.#at(k, 1);
  }
  high(k = 0): number {
    return this.#at(k, 2);
  }
  low(k = 0): number {
    return this.#at(k, 3);
  }
  close(k = 0): number {
    return this.#at(k, 4);
  }
  volume(k = 0): number {
    return this.#at(k, 5);
  }
  #at(k: number, column: number): number {
    if (!(k >= 0 && k < this.#count)) return Number.NaN;
    let row = this.#next - 1 - (k >>> 0);
    if (row < 0) row += this.length;
    return this.#columns[row * 6 + column] as number;
  }
}
