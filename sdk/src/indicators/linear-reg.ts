import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingLine } from './rolling-line.ts';

/** Linear regression: the height of the least-squares line through the last `period` values at the newest one. Defined from index period - 1 (TA-Lib LINEARREG). */
export class LinearReg extends PriceIndicator {
  private readonly line: RollingLine;
  private readonly period: number;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('LinearReg', 'period', period, 2);
    super('linearreg', period - 1, [period], options);
    this.line = new RollingLine(period);
    this.period = period;
  }

  protected next(x: number): void {
    this.line.push(x);
    this.emit(this.line.intercept + this.line.slope * (this.period - 1));
  }
}
