import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Ehlers' Fisher transform of the middle of the bar: v = 0.66 (place in the range of `period` bars - 0.5) + 0.67 v,
 * kept within 0.999; `.value` = 0.5 ln((1 + v) / (1 - v)) + 0.5 value; `signal` = the value of the bar before.
 * A window without range counts as its middle. Both are defined from index `period`.
 */
export class FisherTransform extends Indicator {
  readonly signal = new Line();
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private place = 0;
  private fisher = 0;
  private bars = 0;

  constructor(period = 9) {
    checkWhole('FisherTransform', 'period', period);
    super('fisher', period, [period]);
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
  }

  updateBar(bar: BarInput): void {
    const middle = (bar.high + bar.low) / 2;
    this.highest.push(middle);
    this.lowest.push(middle);
    const range = this.highest.value - this.lowest.value;
    const before = this.fisher;
    if (range === range) {
      const place = range === 0 ? 0.5 : (middle - this.lowest.value) / range;
      this.place = Math.min(0.999, Math.max(-0.999, 0.66 * (place - 0.5) + 0.67 * this.place));
      this.fisher = 0.5 * Math.log((1 + this.place) / (1 - this.place)) + 0.5 * before;
    }
    const isDefined = this.bars >= this.warmUp;
    if (!isDefined) this.bars++;
    advanceLine(this.signal, isDefined ? before : NaN);
    this.emit(isDefined ? this.fisher : NaN);
  }
}
