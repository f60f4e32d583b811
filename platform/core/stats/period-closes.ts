const DAY_MS = 86_400_000;

/** Closing equity per period: `time[i]` is the stamp of the last bar in the period. */
export interface PeriodSeries {
  readonly time: Float64Array;
  readonly equity: Float64Array;
}

/**
 * Collects the closing equity of every period: each bar where a bar lasts a day or longer, otherwise each UTC day.
 * Holds one entry per period, whatever the number of bars.
 */
export class PeriodCloses {
  readonly #isBarLong: boolean;
  #closedTime = new Float64Array(64);
  #closedEquity = new Float64Array(64);
  #closed = 0;
  #periodEnd = -Infinity;
  #time = Number.NaN;
  #equity = Number.NaN;

  constructor(timeframeMs: number) {
    this.#isBarLong = timeframeMs >= DAY_MS;
  }

  /** Takes bars `from` to `to` (exclusive), times ascending. */
  take(time: Float64Array, equity: Float64Array, from: number, to: number): void {
    if (from === to) return;
    // Times ascend: when the last bar is still inside the open period, so are all the others.
    if ((time[to - 1] ?? Number.NaN) >= this.#periodEnd) this.#takeAcrossPeriods(time, equity, from, to);
    this.#time = time[to - 1] ?? Number.NaN;
    this.#equity = equity[to - 1] ?? Number.NaN;
  }

  series(): PeriodSeries {
    const isEmpty = Number.isNaN(this.#time);
    const length = isEmpty ? 0 : this.#closed + 1;
    const time = this.#closedTime.slice(0, length);
    const equity = this.#closedEquity.slice(0, length);
    if (!isEmpty) {
      time[length - 1] = this.#time;
      equity[length - 1] = this.#equity;
    }
    return { time, equity };
  }

  #takeAcrossPeriods(time: Float64Array, equity: Float64Array, from: number, to: number): void {
    for (let bar = this.#firstOfNextPeriod(time, from, to); bar < to; bar = this.#firstOfNextPeriod(time, bar + 1, to)) {
      const stamp = time[bar] ?? Number.NaN;
      if (bar > from) this.#closePeriod(time[bar - 1] ?? Number.NaN, equity[bar - 1] ?? Number.NaN);
      else if (!Number.isNaN(this.#time)) this.#closePeriod(this.#time, this.#equity);
      this.#periodEnd = this.#isBarLong ? stamp + 1 : (Math.floor(stamp / DAY_MS) + 1) * DAY_MS;
    }
  }

  /** The first bar of `from` to `to` that lies behind the open period, or `to`; by bisection, because days are long. */
  #firstOfNextPeriod(time: Float64Array, from: number, to: number): number {
    if (from >= to || (time[from] ?? Infinity) >= this.#periodEnd) return from;
    let inside = from;
    let behind = to;
    while (behind - inside > 1) {
      const middle = (inside + behind) >>> 1;
      if ((time[middle] ?? Number.NaN) >= this.#periodEnd) behind = middle;
      else inside = middle;
    }
    return behind;
  }

  #closePeriod(time: number, equity: number): void {
    // One place is always kept free for the period that is still open.
    if (this.#closed + 1 === this.#closedTime.length) {
      this.#closedTime = doubled(this.#closedTime);
      this.#closedEquity = doubled(this.#closedEquity);
    }
    this.#closedTime[this.#closed] = time;
    this.#closedEquity[this.#closed] = equity;
    this.#closed++;
  }
}

function doubled(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
