import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { Vwma } from './vwma.ts';

/** Volume-weighted average of the typical price of the last `period` bars. Defined from index period - 1. See `Vwma`. */
export class RollingVwap extends Indicator {
  private readonly average: Vwma;

  constructor(period = 20) {
    checkWhole('RollingVwap', 'period', period);
    super('rvwap', period - 1, [period]);
    this.average = new Vwma(period);
  }

  updateBar(bar: BarInput): void {
    this.average.update((bar.high + bar.low + bar.close) / 3, bar.volume);
    this.emit(this.average.value);
  }
}
