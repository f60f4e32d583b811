import { Indicator, type BarInput } from './indicator.ts';
import { moneyFlowVolume } from './money-flow-volume.ts';

/** Chaikin's accumulation/distribution line: the running total of money flow volume. Defined from the first bar (TA-Lib). */
export class Ad extends Indicator {
  private total = 0;

  constructor() {
    super('ad', 0, []);
  }

  updateBar(bar: BarInput): void {
    this.total += moneyFlowVolume(bar);
    this.emit(this.total);
  }
}
