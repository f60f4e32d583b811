import { exactValue, type Ratio } from './exact.ts';
import { Indicator, type BarInput } from './indicator.ts';

/** Median price: (high + low) / 2. Defined from the first bar (TA-Lib MEDPRICE). */
export class MedPrice extends Indicator {
  constructor() {
    super('medprice', 0, []);
  }

  updateBar(bar: BarInput): void {
    this.emit((bar.high + bar.low) / 2);
  }

  override exactNow(): Ratio | undefined {
    return exactValue(this.value);
  }

  override exactPrevious(): Ratio | undefined {
    return exactValue(this.previous);
  }
}
