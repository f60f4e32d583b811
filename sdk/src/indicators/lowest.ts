import { exactValue, type Ratio } from './exact.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Lowest low of the last `period` bars, this one included (another price with `source`); `age` = how many bars ago it was,
 * on ties the most recent. `lowest.previous` is the level for a breakdown of this bar. Defined from index period - 1.
 */
export class Lowest extends PriceIndicator {
  readonly age = new Line();
  private readonly extreme: RollingExtreme;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Lowest', 'period', period);
    super('lowest', period - 1, [period], options, 'low');
    this.extreme = new RollingExtreme('smallest', period);
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
