import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingLine } from './rolling-line.ts';

/** Height of the least-squares line through the last `period` values at the oldest one. Defined from index period - 1 (TA-Lib LINEARREG_INTERCEPT). */
export class LinearRegIntercept extends PriceIndicator {
  private readonly line: RollingLine;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('LinearRegIntercept', 'period', period, 2);
    super('linearreg_intercept', period - 1, [period], options);
    this.line = new RollingLine(period);
  }

  protected next(x: number): void {
    this.line.push(x);
    this.emit(this.line.intercept);
  }
}
