import { Indicator, type BarInput } from './indicator.ts';

/** Internal bar strength: where the close lies in the range of its bar, 0 (low) to 1 (high); 0.5 without any range. Defined from the first bar. */
export class InternalBarStrength extends Indicator {
  constructor() {
    super('ibs', 0, []);
  }

  updateBar(bar: BarInput): void {
    const range = bar.high - bar.low;
    this.emit(range === 0 ? 0.5 : (bar.close - bar.low) / range);
  }
}
