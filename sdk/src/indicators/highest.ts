import { exactValue, type Ratio } from './exact.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Highest high of the last `period` bars, this one included (another price with `source`); `age` = how many bars ago it was,
 * on ties the most recent. `highest.previous` is the level for a breakout of this bar. Defined from index period - 1.
 */
export class Highest extends PriceIndicator {
  readonly age = new Line();
  private readonly extreme: RollingExtreme;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Highest', 'period', period);
    super('highest', period - 1, [period], options, 'high');
    this.extreme = new RollingExtreme('largest', period);
  }

  protected next(x: number): void {
    this.extreme.push(x);
    advanceLine(this.age, this.extreme.age);
    this.emit(this.extreme.value);
  }

  override exactNow(): Ratio | undefined {
    return exactValue(this.value);
  }

  override exactPrevious(): Ratio | undefined {
    return exactValue(this.previous);
  }
}
