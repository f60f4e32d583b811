import { Adx } from './adx.ts';
import { Delay } from './delay.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';

/** Wilder's directional movement rating: the mean of ADX now and period - 1 bars ago. Defined from index 3 * period - 2 (TA-Lib). */
export class Adxr extends Indicator {
  private readonly adx: Adx;
  private readonly past: Delay;

  constructor(period = 14) {
    checkWhole('Adxr', 'period', period, 2);
    super('adxr', 3 * period - 2, [period]);
    this.adx = new Adx(period);
    this.past = new Delay(period - 1);
  }

  updateBar(bar: BarInput): void {
    this.adx.updateBar(bar);
    this.past.push(this.adx.value);
    this.emit((this.adx.value + this.past.value) / 2);
  }
}
