import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';

/**
 * Heikin-Ashi bars. `.value` = close = (open + high + low + close) / 4; `open` = the middle of the body before (of the
 * bar itself at the start); `high` and `low` include open and close. Defined from the first bar.
 */
export class HeikinAshi extends Indicator {
  readonly open = new Line();
  readonly high = new Line();
  readonly low = new Line();

  constructor() {
    super('heikinashi', 0, []);
  }

  updateBar(bar: BarInput): void {
    const open = this.isReady ? (this.open.value + this.value) / 2 : (bar.open + bar.close) / 2;
    const close = (bar.open + bar.high + bar.low + bar.close) / 4;
    advanceLine(this.open, open);
    advanceLine(this.high, Math.max(bar.high, open, close));
    advanceLine(this.low, Math.min(bar.low, open, close));
    this.emit(close);
  }
}
