import { State } from './state.ts';

/**
 * The largest (or smallest) of the last `period` values in amortised constant time: a monotonic queue, whose front is
 * the extreme. Among equal values the most recent one counts, as in TA-Lib.
 */
export class RollingExtreme extends State {
  /** `NaN` until `period` values have been pushed. */
  value = NaN;
  /** How many updates ago the extreme was pushed. */
  age = NaN;
  private readonly values: Float64Array;
  private readonly times: Float64Array;
  private readonly period: number;
  /** 1 for the largest, -1 for the smallest: the queue holds values times sign. */
  private readonly sign: number;
  private head = 0;
  private size = 0;
  private clock = 0;

  constructor(kind: 'largest' | 'smallest', period: number) {
    super();
    this.values = new Float64Array(period);
    this.times = new Float64Array(period);
    this.period = period;
    this.sign = kind === 'largest' ? 1 : -1;
  }

  push(x: number): void {
    const { values, times, period, sign } = this;
    const now = this.clock;
    const y = sign * x;
    let head = this.head;
    let size = this.size;
    if (size > 0 && (times[head] ?? 0) <= now - period) {
      if (++head === period) head = 0;
      size--;
    }
    let slot = head + size;
    if (slot >= period) slot -= period;
    while (size > 0) {
      const last = slot === 0 ? period - 1 : slot - 1;
      if ((values[last] ?? 0) > y) break;
      slot = last;
      size--;
    }
    values[slot] = y;
    times[slot] = now;
    this.head = head;
    this.size = size + 1;
    this.clock = now + 1;
    if (now >= period - 1) {
      this.value = sign * (values[head] ?? 0);
      this.age = now - (times[head] ?? 0);
    }
  }
}
