import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { Sma } from './sma.ts';

/** Average range: the mean of high - low over the last `period` bars (on daily bars, the average day range). Defined from index period - 1. */
export class Adr extends Indicator {
  private readonly mean: Sma;

  constructor(period = 14) {
    checkWhole('Adr', 'period', period);
    super('adr', period - 1, [period]);
    this.mean = new Sma(period);
  }

  updateBar(bar: BarInput): void {
    this.mean.update(bar.high - bar.low);
    this.emit(this.mean.value);
  }
}
