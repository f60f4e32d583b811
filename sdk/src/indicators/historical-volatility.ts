import { checkNumber, checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingMoments } from './rolling-moments.ts';

/**
 * Historical volatility: standard deviation (divided by period - 1) of the last `period` logarithmic returns, times the
 * root of `periodsPerYear` (252 for daily bars of an exchange, 365 for daily bars of a venue that never closes).
 * A fraction, not per cent. Defined from index `period`. A return from or to a price that is not positive counts as 0.
 */
export class HistoricalVolatility extends PriceIndicator {
  private readonly moments: RollingMoments;
  private readonly scale: number;
  private last = NaN;

  constructor(period = 20, periodsPerYear = 252, options: SourceOption = {}) {
    checkWhole('HistoricalVolatility', 'period', period, 2);
    checkNumber('HistoricalVolatility', 'periodsPerYear', periodsPerYear, 1, 1e9);
    super('hv', period, [period, periodsPerYear], options);
    this.moments = new RollingMoments(period);
    this.scale = (periodsPerYear * period) / (period - 1);
  }

  protected next(x: number): void {
    if (this.last === this.last) this.moments.push(x > 0 && this.last > 0 ? Math.log(x / this.last) : 0);
    this.last = x;
    this.emit(Math.sqrt(this.moments.variance * this.scale));
  }
}
