import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Money flow index (Quong and Soudack), 0 to 100: the share of bars with a rising typical price in the money flow
 * (typical price * volume) of the last `period` changes; 0 when the total flow is below 1, as in TA-Lib.
 * Defined from index `period`.
 */
export class Mfi extends Indicator {
  private readonly rising: RollingSum;
  private readonly falling: RollingSum;
  private last = NaN;

  constructor(period = 14) {
    checkWhole('Mfi', 'period', period, 2);
    super('mfi', period, [period]);
    this.rising = new RollingSum(period);
    this.falling = new RollingSum(period);
  }

  updateBar(bar: BarInput): void {
    const price = (bar.high + bar.low + bar.close) / 3;
    const last = this.last;
    this.last = price;
    if (last === last) {
      const flow = price * bar.volume;
      this.rising.push(price > last ? flow : 0);
      this.falling.push(price < last ? flow : 0);
    }
    const rising = this.rising.sum;
    const total = rising + this.falling.sum;
    this.emit(total < 1 ? 0 : (100 * rising) / total);
  }
}
