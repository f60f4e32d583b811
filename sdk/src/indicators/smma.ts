import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * Wilder's smoothed moving average (also RMA): (s * (period - 1) + x) / period. Seed: the mean of the first `period`
 * values, so it is defined from index period - 1.
 */
export class Smma extends PriceIndicator {
  private readonly period: number;
  private count = 0;
  private seed = 0;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Smma', 'period', period);
    super('smma', period - 1, [period], options);
    this.period = period;
  }

  protected next(x: number): void {
    const n = this.period;
    if (this.count === n) {
      this.emit((this.value * (n - 1) + x) / n);
      return;
    }
    this.seed += x;
    this.emit(++this.count === n ? this.seed / n : NaN);
  }
}
