import { checkNumber, checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingMoments } from './rolling-moments.ts';

/**
 * Standard deviation of the last `period` values, divided by the period (population), times `deviations`.
 * Defined from index period - 1 (TA-Lib, without its habit of calling every variance below 1e-14 zero).
 */
export class StdDev extends PriceIndicator {
  private readonly moments: RollingMoments;
  private readonly deviations: number;

  constructor(period: number, deviations = 1, options: SourceOption = {}) {
    checkWhole('StdDev', 'period', period, 2);
    checkNumber('StdDev', 'deviations', deviations, 0, 1000);
    super('stddev', period - 1, [period, deviations], options);
    this.moments = new RollingMoments(period);
    this.deviations = deviations;
  }

  protected next(x: number): void {
    this.moments.push(x);
    this.emit(Math.sqrt(this.moments.variance) * this.deviations);
  }
}
