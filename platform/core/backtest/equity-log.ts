import type { EquityColumns } from './result.ts';

/** Steps kept one by one; longer runs keep the down-sampled curve only, so that memory does not grow with their length. */
export const KEPT_STEPS = 2_000_000;

/** The equity of every step, while there are not too many of them. */
export class EquityLog {
  length = 0;
  #time = new Float64Array(1_024);
  #equity = new Float64Array(1_024);
  #exposure = new Float64Array(1_024);
  #isFull = false;

  /** False once steps were dropped. */
  get isComplete(): boolean {
    return !this.#isFull;
  }
  push(time: number, equity: number, exposure: number): void {
    if (this.length === this.#time.length && !this.#grow()) return;
    const at = this.length++;
    this.#time[at] = time;
    this.#equity[at] = equity;
    this.#exposure[at] = exposure;
  }
  columns(): EquityColumns {
    const { length } = this;
    return { time: this.#time.subarray(0, length), equity: this.#equity.subarray(0, length), exposure: this.#exposure.subarray(0, length) };
  }
  #grow(): boolean {
    if (this.#isFull) return false;
    if (this.length >= KEPT_STEPS) {
      this.#isFull = true;
      this.length = 0;
      this.#time = this.#equity = this.#exposure = new Float64Array(0);
      return false;
    }
    const size = Math.min(KEPT_STEPS, this.length * 2);
    this.#time = larger(this.#time, size);
    this.#equity = larger(this.#equity, size);
    this.#exposure = larger(this.#exposure, size);
    return true;
  }
}

function larger(column: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(size);
  next.set(column);
  return next;
}
