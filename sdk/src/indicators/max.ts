import { exactValue, type Ratio } from './exact.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/** Largest of the last `period` values, this one included. Defined from index period - 1 (TA-Lib). */
export class Max extends PriceIndicator {
  private readonly extreme: RollingExtreme;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Max', 'period', period);
    super('max', period - 1, [period], options);
    this.extreme = new RollingExtreme('largest', period);
  }

  protected next(x: number): void {
    this.extreme.push(x);
    this.emit(this.extreme.value);
  }

  override exactNow(): Ratio | undefined {
    return exactValue(this.value);
  }

  override exactPrevious(): Ratio | undefined {
    return exactValue(this.previous);
  }
}
