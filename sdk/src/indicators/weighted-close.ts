import { exactValue, type Ratio } from './exact.ts';
import { Indicator, type BarInput } from './indicator.ts';

/** Weighted close: (high + low + 2 * close) / 4. Defined from the first bar (TA-Lib WCLPRICE). */
export class WeightedClose extends Indicator {
  constructor() {
    super('wclprice', 0, []);
  }

  updateBar(bar: BarInput): void {
    this.emit((bar.high + bar.low + bar.close * 2) / 4);
  }

  override exactNow(): Ratio | undefined {
    return exactValue(this.value);
  }

  override exactPrevious(): Ratio | undefined {
    return exactValue(this.previous);
  }
}
