import type { EquitySteps } from './result.ts';

/** Runs with more steps keep the down-sampled curve only, so that memory does not grow with their length. */
export const KEPT_STEPS = 2_000_000;

/**
 * The equity of every step, where the run is not too long for that. Times are kept as stretches of equal spacing: touching fresh memory
 * costs more than anything else that is done for a step.
 */
export class EquityLog {
  readonly isComplete: boolean;
  readonly #equity: Float64Array;
  /** Start, spacing and count of each stretch. */
  readonly #stretches: { readonly start: number; spacing: number; count: number }[] = [];
  #length = 0;
  #expected = Number.NaN;

  /** `steps`: how many there will be at most. */
  constructor(steps: number) {
    this.isComplete = steps <= KEPT_STEPS;
    this.#equity = new Float64Array(this.isComplete ? steps : 0);
  }
  push(time: number, equity: number): void {
    if (!this.isComplete) return;
    this.#equity[this.#length++] = equity;
    if (time !== this.#expected) this.#turn(time);
    const stretch = this.#stretches[this.#stretches.length - 1];
    if (stretch === undefined) return;
    stretch.count++;
    this.#expected = time + stretch.spacing;
  }
  columns(): EquitySteps {
    const time = new Float64Array(this.#length);
    let at = 0;
    for (const { start, spacing, count } of this.#stretches) {
      for (let i = 0; i < count; i++) time[at++] = start + i * spacing;
    }
    return { time, equity: this.#equity.subarray(0, this.#length) };
  }
  /** The spacing changes: a stretch of one step takes the new spacing, else a new stretch begins. */
  #turn(time: number): void {
    const last = this.#stretches[this.#stretches.length - 1];
    if (last?.count === 1) last.spacing = time - last.start;
    else this.#stretches.push({ start: time, spacing: Number.NaN, count: 0 });
  }
}
