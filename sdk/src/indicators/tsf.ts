import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingLine } from './rolling-line.ts';

/** Time series forecast: the height of the least-squares line through the last `period` values one update ahead. Defined from index period - 1 (TA-Lib TSF). */
export class Tsf extends PriceIndicator {
  private readonly line: RollingLine;
  private readonly period: number;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('Tsf', 'period', period, 2);
    super('tsf', period - 1, [period], options);
    this.line = new RollingLine(period);
    this.period = period;
  }

  protected next(x: number): void {
    this.line.push(x);
    this.emit(this.line.intercept + this.line.slope * this.period);
  }
}
