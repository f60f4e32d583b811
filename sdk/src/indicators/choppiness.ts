import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';
import { RollingSum } from './rolling-sum.ts';
import { trueRange } from './true-range.ts';

/**
 * Dreiss's choppiness index: 100 * log(sum of true ranges / (highest high - lowest low)) / log(period); near 100 in a
 * range, low in a trend, 100 when nothing moved. Defined from index `period`.
 */
export class Choppiness extends Indicator {
  private readonly ranges: RollingSum;
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private readonly scale: number;
  private close = NaN;

  constructor(period = 14) {
    checkWhole('Choppiness', 'period', period, 2);
    super('chop', period, [period]);
    this.ranges = new RollingSum(period);
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
    this.scale = 100 / Math.log(period);
  }

  updateBar(bar: BarInput): void {
    const range = trueRange(bar.high, bar.low, this.close);
    this.close = bar.close;
    if (range === range) this.ranges.push(range);
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    const span = this.highest.value - this.lowest.value;
    const sum = this.ranges.sum;
    const isFlat = span === 0 && sum === sum;
    this.emit(isFlat ? 100 : Math.log(sum / span) * this.scale);
  }
}
