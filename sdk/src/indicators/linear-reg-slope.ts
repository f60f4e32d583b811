import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingLine } from './rolling-line.ts';

/** Rise per update of the least-squares line through the last `period` values. Defined from index period - 1 (TA-Lib LINEARREG_SLOPE). */
export class LinearRegSlope extends PriceIndicator {
  private readonly line: RollingLine;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('LinearRegSlope', 'period', period, 2);
    super('linearreg_slope', period - 1, [period], options);
    this.line = new RollingLine(period);
  }

  protected next(x: number): void {
    this.line.push(x);
    this.emit(this.line.slope);
  }
}
