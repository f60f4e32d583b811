import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * Exponential moving average: e += (x - e) * 2 / (period + 1). Seed: the mean of the first `period` values, so it is
 * defined from index period - 1 (TA-Lib).
 *
 * @example const trend = new Ema(200);
 */
export class Ema extends PriceIndicator {
  private readonly period: number;
  private readonly weight: number;
  private count = 0;
  private seed = 0;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Ema', 'period', period);
    super('ema', period - 1, [period], options);
    this.period = period;
    this.weight = 2 / (period + 1);
  }

  protected next(x: number): void {
    if (this.count === this.period) {
      this.emit(this.value + (x - this.value) * this.weight);
      return;
    }
    this.seed += x;
    this.emit(++this.count === this.period ? this.seed / this.period : NaN);
  }
}
