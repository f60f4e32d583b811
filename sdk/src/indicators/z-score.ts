import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingMoments } from './rolling-moments.ts';

/**
 * How many standard deviations (population) the value lies above the mean of the last `period` values, itself included;
 * 0 when they are all equal. Defined from index period - 1.
 */
export class ZScore extends PriceIndicator {
  private readonly moments: RollingMoments;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('ZScore', 'period', period, 2);
    super('zscore', period - 1, [period], options);
    this.moments = new RollingMoments(period);
  }

  protected next(x: number): void {
    this.moments.push(x);
    const { mean, variance } = this.moments;
    this.emit(variance === 0 ? 0 : (x - mean) / Math.sqrt(variance));
  }
}
