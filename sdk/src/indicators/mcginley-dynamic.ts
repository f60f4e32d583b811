import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * McGinley Dynamic: m += (x - m) / (period * (x / m)^4), a step never longer than the distance to x.
 * Seed: the mean of the first `period` values. Defined from index period - 1. Meant for positive values.
 */
export class McGinleyDynamic extends PriceIndicator {
  private readonly period: number;
  private count = 0;
  private seed = 0;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('McGinleyDynamic', 'period', period);
    super('mcginley', period - 1, [period], options);
    this.period = period;
  }

  protected next(x: number): void {
    const n = this.period;
    if (this.count < n) {
      this.seed += x;
      this.emit(++this.count === n ? this.seed / n : NaN);
      return;
    }
    const ratio = x / this.value;
    const share = 1 / (n * ratio * ratio * ratio * ratio);
    this.emit(share < 1 && this.value !== 0 ? this.value + (x - this.value) * share : x);
  }
}
