import { exactSum, type Ratio } from './exact.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/** Middle between the highest high and the lowest low of the last `period` bars. Defined from index period - 1 (TA-Lib). */
export class MidPrice extends Indicator {
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private highBefore = NaN;
  private lowBefore = NaN;

  constructor(period = 14) {
    checkWhole('MidPrice', 'period', period);
    super('midprice', period - 1, [period]);
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
  }

  updateBar(bar: BarInput): void {
    this.highBefore = this.highest.value;
    this.lowBefore = this.lowest.value;
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    this.emit((this.highest.value + this.lowest.value) / 2);
  }

  override exactNow(): Ratio | undefined {
    return exactSum([this.highest.value, this.lowest.value], 2);
  }

  override exactPrevious(): Ratio | undefined {
    return exactSum([this.highBefore, this.lowBefore], 2);
  }
}
