import type { EquityColumns } from './result.ts';

/** Runs with more steps keep the down-sampled curve only, so that memory does not grow with their length. */
export const KEPT_STEPS = 2_000_000;

/** The equity of every step, where the run is not too long for that. */
export class EquityLog {
  length = 0;
  readonly isComplete: boolean;
  readonly #time: Float64Array;
  readonly #equity: Float64Array;
  readonly #exposure: Float64Array;

  /** `steps`: how many there will be at most. */
  constructor(steps: number) {
    this.isComplete = steps <= KEPT_STEPS;
    const size = this.isComplete ? steps : 0;
    this.#time = new Float64Array(size);
    this.#equity = new Float64Array(size);
    this.#exposure = new Float64Array(size);
  }
  push(time: number, equity: number, exposure: number): void {
    if (!this.isComplete) return;
    const at = this.length++;
    this.#time[at] = time;
    this.#equity[at] = equity;
    this.#exposure[at] = exposure;
  }
  columns(): EquityColumns {
    const { length } = this;
    return { time: this.#time.subarray(0, length), equity: this.#equity.subarray(0, length), exposure: this.#exposure.subarray(0, length) };
  }
}
