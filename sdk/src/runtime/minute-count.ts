/** Above `soft` the author is warned; above `hard` the strategy is stopped. */
export interface Limit {
  readonly soft: number;
  readonly hard: number;
}

export const NO_LIMIT: Limit = { soft: Number.POSITIVE_INFINITY, hard: Number.POSITIVE_INFINITY };

const MINUTE = 60_000;

/** Counts within the minutes of market time, so that the same run reaches a limit at the same bar every time. */
export class MinuteCount {
  readonly limit: Limit;
  #minute = Number.NaN;
  #count = 0;

  constructor(limit: Limit) {
    this.limit = limit;
  }
  /** Counts one at `time`; returns how many this minute has. */
  take(time: number): number {
    this.#turn(time);
    return ++this.#count;
  }
  /** How many more this minute may have before the hard limit. */
  left(time: number): number {
    this.#turn(time);
    return Math.max(0, this.limit.hard - this.#count);
  }
  #turn(time: number): void {
    const minute = Math.floor(time / MINUTE);
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#count = 0;
  }
}
