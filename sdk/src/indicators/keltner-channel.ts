import { Atr } from './atr.ts';
import { Ema } from './ema.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkNumber, checkWhole } from './parameters.ts';

/**
 * Keltner channel (Raschke's form): `middle` = EMA(period) of the close (also `.value`), `upper` and `lower` = middle
 * plus and minus `multiplier` ATR(atrPeriod). Defined from index max(period - 1, atrPeriod).
 */
export class KeltnerChannel extends Indicator {
  readonly upper = new Line();
  readonly lower = new Line();
  private readonly ema: Ema;
  private readonly atr: Atr;
  private readonly multiplier: number;

  constructor(period = 20, multiplier = 2, atrPeriod = 10) {
    checkWhole('KeltnerChannel', 'period', period);
    checkNumber('KeltnerChannel', 'multiplier', multiplier, 0, 1000);
    checkWhole('KeltnerChannel', 'atrPeriod', atrPeriod);
    super('keltner', Math.max(period - 1, atrPeriod), [period, multiplier, atrPeriod]);
    this.ema = new Ema(period);
    this.atr = new Atr(atrPeriod);
    this.multiplier = multiplier;
  }

  updateBar(bar: BarInput): void {
    this.ema.updateBar(bar);
    this.atr.updateBar(bar);
    const middle = this.ema.value;
    const distance = this.atr.value * this.multiplier;
    advanceLine(this.upper, middle + distance);
    advanceLine(this.lower, middle - distance);
    this.emit(this.atr.isReady ? middle : NaN);
  }
}
