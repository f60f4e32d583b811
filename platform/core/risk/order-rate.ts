/** At most so many orders within any 60 seconds of market time. */
export class OrderRate {
  readonly perMinute: number;
  readonly #times: Float64Array;
  #next = 0;

  constructor(perMinute: number) {
    this.perMinute = perMinute;
    this.#times = new Float64Array(Math.max(1, perMinute)).fill(Number.NEGATIVE_INFINITY);
  }
  /** Times of the orders that still count, oldest first. */
  get latest(): readonly number[] {
    const times = [...this.#times.subarray(this.#next), ...this.#times.subarray(0, this.#next)];
    return times.filter((time) => Number.isFinite(time));
  }
  restore(times: readonly number[]): void {
    this.#times.fill(Number.NEGATIVE_INFINITY);
    this.#times.set(times);
    this.#next = times.length % this.#times.length;
  }
  /** Counts the order when it passes. */
  admit(time: number): boolean {
    if (this.perMinute < 1 || time - (this.#times[this.#next] as number) < 60_000) return false;
    this.#times[this.#next] = time;
    if (++this.#next === this.#times.length) this.#next = 0;
    return true;
  }
}
