import { exactValue, type Ratio } from './exact.ts';
import { Indicator, type BarInput } from './indicator.ts';

/** Average price: (open + high + low + close) / 4. Defined from the first bar (TA-Lib AVGPRICE). */
export class AvgPrice extends Indicator {
  constructor() {
    super('avgprice', 0, []);
  }

  updateBar(bar: BarInput): void {
    this.emit((bar.open + bar.high + bar.low + bar.close) / 4);
  }

  override exactNow(): Ratio | undefined {
    return exactValue(this.value);
  }

  override exactPrevious(): Ratio | undefined {
    return exactValue(this.previous);
  }
}
