import { Atr } from './atr.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkNumber, checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * LeBeau's chandelier exit: `.value` = highest high of `period` bars minus `multiplier` ATR(period), the stop of a long
 * position; `short` = lowest low plus the same, the stop of a short one. Defined from index `period`.
 */
export class ChandelierExit extends Indicator {
  readonly short = new Line();
  private readonly atr: Atr;
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private readonly multiplier: number;

  constructor(period = 22, multiplier = 3) {
    checkWhole('ChandelierExit', 'period', period);
    checkNumber('ChandelierExit', 'multiplier', multiplier, 0, 1000);
    super('chandelier', period, [period, multiplier]);
    this.atr = new Atr(period);
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
    this.multiplier = multiplier;
  }

  updateBar(bar: BarInput): void {
    this.atr.updateBar(bar);
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    const distance = this.multiplier * this.atr.value;
    advanceLine(this.short, this.lowest.value + distance);
    this.emit(this.highest.value - distance);
  }
}
