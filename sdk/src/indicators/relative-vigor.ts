import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { RollingSum } from './rolling-sum.ts';
import { SymmetricAverage } from './symmetric-average.ts';

/**
 * Ehlers' relative vigor index: close - open over high - low, both smoothed with weights 1 2 2 1 and summed over `period`
 * bars; 0 without any range. `signal` = the value smoothed the same way. Both are defined from index period + 5.
 */
export class RelativeVigor extends Indicator {
  readonly signal = new Line();
  private readonly bodies = new SymmetricAverage();
  private readonly ranges = new SymmetricAverage();
  private readonly smooth = new SymmetricAverage();
  private readonly bodySum: RollingSum;
  private readonly rangeSum: RollingSum;

  constructor(period = 10) {
    checkWhole('RelativeVigor', 'period', period);
    super('rvgi', period + 5, [period]);
    this.bodySum = new RollingSum(period);
    this.rangeSum = new RollingSum(period);
  }

  updateBar(bar: BarInput): void {
    const body = this.bodies.push(bar.close - bar.open);
    const range = this.ranges.push(bar.high - bar.low);
    if (body === body) {
      this.bodySum.push(body);
      this.rangeSum.push(range);
    }
    const total = this.rangeSum.sum;
    const vigor = total === 0 ? 0 : this.bodySum.sum / total;
    const signal = vigor === vigor ? this.smooth.push(vigor) : NaN;
    advanceLine(this.signal, signal);
    this.emit(signal === signal ? vigor : NaN);
  }
}
