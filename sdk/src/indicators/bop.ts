import { Indicator, type BarInput } from './indicator.ts';

/** Balance of power: (close - open) / (high - low), -1 to 1; 0 without any range. Defined from the first bar (TA-Lib). */
export class Bop extends Indicator {
  constructor() {
    super('bop', 0, []);
  }

  updateBar(bar: BarInput): void {
    const range = bar.high - bar.low;
    this.emit(range < 1e-14 ? 0 : (bar.close - bar.open) / range);
  }
}
