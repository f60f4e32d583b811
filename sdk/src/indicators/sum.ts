import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { exactSum, type Ratio } from './exact.ts';
import { ringValues, ringValuesBefore } from './ring.ts';
import { RollingSum } from './rolling-sum.ts';

/** Sum of the last `period` values. Defined from index period - 1 (TA-Lib). */
export class Sum extends PriceIndicator {
  private readonly total: RollingSum;
  private readonly ring: Float64Array;
  private index = 0;
  private evicted = 0;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Sum', 'period', period);
    super('sum', period - 1, [period], options);
    this.total = new RollingSum(period);
    this.ring = new Float64Array(period);
  }

  protected next(x: number): void {
    this.evicted = this.ring[this.index] ?? 0;
    this.ring[this.index] = x;
    if (++this.index === this.ring.length) this.index = 0;
    this.total.push(x);
    this.emit(this.total.sum);
  }

  override exactNow(): Ratio | undefined {
    return exactSum(ringValues(this.ring, this.index));
  }

  override exactPrevious(): Ratio | undefined {
    return exactSum(ringValuesBefore(this.ring, this.index, this.evicted));
  }
}
