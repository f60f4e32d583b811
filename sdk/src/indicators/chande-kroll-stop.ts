import { Atr } from './atr.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkNumber, checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Chande Kroll stop. First stops: highest high of `period` bars minus `multiplier` ATR(period), and lowest low plus the
 * same. `.value` (for a short position) = the highest of the last `stopPeriod` first stops of the former kind, `long` =
 * the lowest of the latter kind. Defined from index period + stopPeriod - 1.
 */
export class ChandeKrollStop extends Indicator {
  readonly long = new Line();
  private readonly atr: Atr;
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private readonly highStops: RollingExtreme;
  private readonly lowStops: RollingExtreme;
  private readonly multiplier: number;

  constructor(period = 10, multiplier = 1, stopPeriod = 9) {
    checkWhole('ChandeKrollStop', 'period', period);
    checkNumber('ChandeKrollStop', 'multiplier', multiplier, 0, 1000);
    checkWhole('ChandeKrollStop', 'stopPeriod', stopPeriod);
    super('chandekroll', period + stopPeriod - 1, [period, multiplier, stopPeriod]);
    this.atr = new Atr(period);
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
    this.highStops = new RollingExtreme('largest', stopPeriod);
    this.lowStops = new RollingExtreme('smallest', stopPeriod);
    this.multiplier = multiplier;
  }

  updateBar(bar: BarInput): void {
    this.atr.updateBar(bar);
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    if (this.atr.isReady) {
      const distance = this.multiplier * this.atr.value;
      this.highStops.push(this.highest.value - distance);
      this.lowStops.push(this.lowest.value + distance);
    }
    advanceLine(this.long, this.lowStops.value);
    this.emit(this.highStops.value);
  }
}
