import { Indicator, type BarInput } from './indicator.ts';

/**
 * Granville's on-balance volume: the volume of the first bar, plus the volume of every bar that closes higher, minus that
 * of every bar that closes lower. Defined from the first bar (TA-Lib).
 */
export class Obv extends Indicator {
  private close = NaN;

  constructor() {
    super('obv', 0, []);
  }

  updateBar(bar: BarInput): void {
    const { close } = bar;
    const balance = this.isReady ? this.value : bar.volume;
    this.emit(close > this.close ? balance + bar.volume : close < this.close ? balance - bar.volume : balance);
    this.close = close;
  }
}
