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
  /** Finished stretches of equal spacing; the last one is in the fields below. */
  readonly #stretches: { readonly start: number; readonly spacing: number; readonly count: number }[] = [];
  #length = 0;
  #begin = 0;
  #start = Number.NaN;
  #spacing = Number.NaN;
  #expected = Number.NaN;

  /** `steps`: how many there will be at most. */
  constructor(steps: number) {
    this.isComplete = steps <= KEPT_STEPS;
    this.#equity = new Float64Array(this.isComplete ? steps : 0);
  }
  /** Takes the first `count` steps of the columns. */
  pushColumns({ time: times, equity }: EquitySteps, count: number): void {
    if (!this.isComplete) return;
    this.#equity.set(equity.subarray(0, count), this.#length);
    for (let i = 0; i < count;) {
      const run = this.#countExpected(times, i, count);
      this.#length += run;
      i += run;
      if (i < count) this.#turn(times[i++] as number);
    }
  }
  columns(): EquitySteps {
    const time = new Float64Array(this.#length);
    let at = 0;
    const current = { start: this.#start, spacing: this.#spacing, count: this.#length - this.#begin };
    for (const { start, spacing, count } of [...this.#stretches, current]) {
      time[at] = start;
      for (let i = 1; i < count; i++) time[at + i] = start + i * spacing;
      at += count;
    }
    return { time, equity: this.#equity.subarray(0, this.#length) };
  }
  /** How many times of `from` to `to` (exclusive) come when they are expected. On locals: it runs once per step of every backtest. */
  #countExpected(times: Float64Array, from: number, to: number): number {
    const spacing = this.#spacing;
    let expected = this.#expected;
    let i = from;
    for (; i < to && times[i] === expected; i++) expected += spacing;
    this.#expected = expected;
    return i - from;
  }
  /** A step comes at another time: a stretch of one step takes the new spacing, else a new stretch begins. */
  #turn(time: number): void {
    if (this.#length === this.#begin + 1) this.#spacing = time - this.#start;
    else this.#beginStretch(time);
    this.#length++;
    this.#expected = time + this.#spacing;
  }
  #beginStretch(time: number): void {
    if (this.#length > 0) this.#stretches.push({ start: this.#start, spacing: this.#spacing, count: this.#length - this.#begin });
    this.#begin = this.#length;
    this.#start = time;
    this.#spacing = Number.NaN;
  }
}
