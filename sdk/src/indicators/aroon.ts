import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Chande's Aroon: `.value` (up) and `down` are 100 when the highest high (lowest low) of the last period + 1 bars is
 * this bar's, and 0 when it is `period` bars old. On ties the most recent extreme counts. Defined from index `period` (TA-Lib).
 */
export class Aroon extends Indicator {
  readonly down = new Line();
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private readonly period: number;

  constructor(period = 14) {
    checkWhole('Aroon', 'period', period, 2);
    super('aroon', period, [period]);
    this.highest = new RollingExtreme('largest', period + 1);
    this.lowest = new RollingExtreme('smallest', period + 1);
    this.period = period;
  }

  updateBar(bar: BarInput): void {
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    advanceLine(this.down, (100 * (this.period - this.lowest.age)) / this.period);
    this.emit((100 * (this.period - this.highest.age)) / this.period);
  }
}
