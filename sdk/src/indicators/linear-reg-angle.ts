import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingLine } from './rolling-line.ts';

/** Angle in degrees of the least-squares line through the last `period` values, one update for one unit of price. Defined from index period - 1 (TA-Lib LINEARREG_ANGLE). */
export class LinearRegAngle extends PriceIndicator {
  private readonly line: RollingLine;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('LinearRegAngle', 'period', period, 2);
    super('linearreg_angle', period - 1, [period], options);
    this.line = new RollingLine(period);
  }

  protected next(x: number): void {
    this.line.push(x);
    this.emit((Math.atan(this.line.slope) * 180) / Math.PI);
  }
}
