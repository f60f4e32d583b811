import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { RollingSum } from './rolling-sum.ts';
import { trueRange } from './true-range.ts';

/**
 * Vortex indicator (Botes and Siepman): `.value` (VI+) = sum of abs(high - previous low) over sum of true ranges of
 * `period` bars, `minus` (VI-) the same with abs(low - previous high); 0 without any range. Defined from index `period`.
 */
export class Vortex extends Indicator {
  readonly minus = new Line();
  private readonly ups: RollingSum;
  private readonly downs: RollingSum;
  private readonly ranges: RollingSum;
  private high = NaN;
  private low = NaN;
  private close = NaN;

  constructor(period = 14) {
    checkWhole('Vortex', 'period', period);
    super('vortex', period, [period]);
    this.ups = new RollingSum(period);
    this.downs = new RollingSum(period);
    this.ranges = new RollingSum(period);
  }

  updateBar(bar: BarInput): void {
    if (this.close === this.close) {
      this.ups.push(Math.abs(bar.high - this.low));
      this.downs.push(Math.abs(bar.low - this.high));
      this.ranges.push(trueRange(bar.high, bar.low, this.close));
    }
    this.high = bar.high;
    this.low = bar.low;
    this.close = bar.close;
    const range = this.ranges.sum;
    advanceLine(this.minus, range === 0 ? 0 : this.downs.sum / range);
    this.emit(range === 0 ? 0 : this.ups.sum / range);
  }
}
