import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Chande's intraday momentum index, 0 to 100: the share of rising bodies (close above open) in all bodies of the last
 * `period` bars; 0 without any body. Defined from index period - 1 (TA-Lib).
 */
export class Imi extends Indicator {
  private readonly rises: RollingSum;
  private readonly falls: RollingSum;

  constructor(period = 14) {
    checkWhole('Imi', 'period', period, 2);
    super('imi', period - 1, [period]);
    this.rises = new RollingSum(period);
    this.falls = new RollingSum(period);
  }

  updateBar(bar: BarInput): void {
    const body = bar.close - bar.open;
    this.rises.push(body > 0 ? body : 0);
    this.falls.push(body < 0 ? -body : 0);
    const all = this.rises.sum + this.falls.sum;
    this.emit(all === 0 ? 0 : (100 * this.rises.sum) / all);
  }
}
