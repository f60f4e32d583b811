import { Atr } from './atr.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';

/** Normalised average true range: ATR in per cent of the close; 0 when the close is 0. Defined from index `period` (TA-Lib). */
export class Natr extends Indicator {
  private readonly atr: Atr;

  constructor(period = 14) {
    checkWhole('Natr', 'period', period);
    super('natr', period, [period]);
    this.atr = new Atr(period);
  }

  updateBar(bar: BarInput): void {
    this.atr.updateBar(bar);
    const atr = this.atr.value;
    this.emit(bar.close === 0 && this.atr.isReady ? 0 : (atr / bar.close) * 100);
  }
}
