import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Williams %R, -100 to 0: how far the close lies below the highest high of the last `period` bars, in per cent of their
 * range; 0 without any range. Defined from index period - 1 (TA-Lib WILLR).
 */
export class WilliamsR extends Indicator {
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;

  constructor(period = 14) {
    checkWhole('WilliamsR', 'period', period, 2);
    super('willr', period - 1, [period]);
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
  }

  updateBar(bar: BarInput): void {
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    const top = this.highest.value;
    const range = top - this.lowest.value;
    this.emit(range === 0 ? 0 : (-100 * (top - bar.close)) / range);
  }
}
