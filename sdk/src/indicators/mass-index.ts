import { Ema } from './ema.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Dorsey's mass index: sum over `sumPeriod` bars of EMA(high - low) / EMA(EMA(high - low)); a bar without range in
 * either average counts as 1. Defined from index 2 * (emaPeriod - 1) + sumPeriod - 1.
 */
export class MassIndex extends Indicator {
  private readonly single: Ema;
  private readonly double: Ema;
  private readonly ratios: RollingSum;

  constructor(emaPeriod = 9, sumPeriod = 25) {
    checkWhole('MassIndex', 'emaPeriod', emaPeriod);
    checkWhole('MassIndex', 'sumPeriod', sumPeriod);
    super('mass', 2 * (emaPeriod - 1) + sumPeriod - 1, [emaPeriod, sumPeriod]);
    this.single = new Ema(emaPeriod);
    this.double = new Ema(emaPeriod);
    this.ratios = new RollingSum(sumPeriod);
  }

  updateBar(bar: BarInput): void {
    this.single.update(bar.high - bar.low);
    this.double.update(this.single.value);
    const double = this.double.value;
    if (double === double) this.ratios.push(double === 0 ? 1 : this.single.value / double);
    this.emit(this.ratios.sum);
  }
}
