import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingMoments } from './rolling-moments.ts';

/** Variance of the last `period` values, divided by the period (population). Defined from index period - 1 (TA-Lib VAR). */
export class Variance extends PriceIndicator {
  private readonly moments: RollingMoments;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Variance', 'period', period);
    super('var', period - 1, [period], options);
    this.moments = new RollingMoments(period);
  }

  protected next(x: number): void {
    this.moments.push(x);
    this.emit(this.moments.variance);
  }
}
