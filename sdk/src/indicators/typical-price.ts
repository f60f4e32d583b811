import { exactValue, type Ratio } from './exact.ts';
import { Indicator, type BarInput } from './indicator.ts';

/** Typical price: (high + low + close) / 3. Defined from the first bar (TA-Lib TYPPRICE). */
export class TypicalPrice extends Indicator {
  constructor() {
    super('typprice', 0, []);
  }

  updateBar(bar: BarInput): void {
    this.emit((bar.high + bar.low + bar.close) / 3);
  }

  override exactNow(): Ratio | undefined {
    return exactValue(this.value);
  }

  override exactPrevious(): Ratio | undefined {
    return exactValue(this.previous);
  }
}
