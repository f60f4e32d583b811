import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { sessionOf, type SessionOption } from './session.ts';

/**
 * Floor pivots of the session before: `.value` = pivot = (high + low + close) / 3, resistances `r1`..`r3`, supports
 * `s1`..`s3`. A session is a UTC day, or begins `sessionStartMinutes` after midnight UTC.
 * Defined from the first bar of the second session on: how many bars that takes depends on the data.
 */
export class PivotPoints extends Indicator {
  readonly r1 = new Line();
  readonly r2 = new Line();
  readonly r3 = new Line();
  readonly s1 = new Line();
  readonly s2 = new Line();
  readonly s3 = new Line();
  private readonly start: number;
  private session = NaN;
  private high = NaN;
  private low = NaN;
  private close = NaN;
  private pastHigh = NaN;
  private pastLow = NaN;
  private pastClose = NaN;

  constructor(options: SessionOption = {}) {
    const start = options.sessionStartMinutes ?? 0;
    checkWhole('PivotPoints', 'sessionStartMinutes', start, 0, 1439);
    super('pivots', 1, [start]);
    this.start = start;
  }

  updateBar(bar: BarInput): void {
    const session = sessionOf(bar.time, this.start);
    if (session === this.session) {
      if (bar.high > this.high) this.high = bar.high;
      if (bar.low < this.low) this.low = bar.low;
    } else {
      this.session = session;
      this.pastHigh = this.high;
      this.pastLow = this.low;
      this.pastClose = this.close;
      this.high = bar.high;
      this.low = bar.low;
    }
    this.close = bar.close;
    this.publish(this.pastHigh, this.pastLow);
  }

  private publish(high: number, low: number): void {
    const pivot = (high + low + this.pastClose) / 3;
    const range = high - low;
    advanceLine(this.r1, 2 * pivot - low);
    advanceLine(this.r2, pivot + range);
    advanceLine(this.r3, high + 2 * (pivot - low));
    advanceLine(this.s1, 2 * pivot - high);
    advanceLine(this.s2, pivot - range);
    advanceLine(this.s3, low - 2 * (high - pivot));
    this.emit(pivot);
  }
}
