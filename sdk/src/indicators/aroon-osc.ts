import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/** Aroon oscillator: Aroon up minus Aroon down, -100 to 100. Defined from index `period` (TA-Lib). */
export class AroonOsc extends Indicator {
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private readonly period: number;

  constructor(period = 14) {
    checkWhole('AroonOsc', 'period', period, 2);
    super('aroonosc', period, [period]);
    this.highest = new RollingExtreme('largest', period + 1);
    this.lowest = new RollingExtreme('smallest', period + 1);
    this.period = period;
  }

  updateBar(bar: BarInput): void {
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    this.emit((100 * (this.lowest.age - this.highest.age)) / this.period);
  }
}
