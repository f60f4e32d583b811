import { exactSum, type Ratio } from './exact.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/** Middle between the largest and the smallest of the last `period` values. Defined from index period - 1 (TA-Lib). */
export class MidPoint extends PriceIndicator {
  private readonly largest: RollingExtreme;
  private readonly smallest: RollingExtreme;
  private largestBefore = NaN;
  private smallestBefore = NaN;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('MidPoint', 'period', period);
    super('midpoint', period - 1, [period], options);
    this.largest = new RollingExtreme('largest', period);
    this.smallest = new RollingExtreme('smallest', period);
  }

  protected next(x: number): void {
    this.largestBefore = this.largest.value;
    this.smallestBefore = this.smallest.value;
    this.largest.push(x);
    this.smallest.push(x);
    this.emit((this.largest.value + this.smallest.value) / 2);
  }

  override exactNow(): Ratio | undefined {
    return exactSum([this.largest.value, this.smallest.value], 2);
  }

  override exactPrevious(): Ratio | undefined {
    return exactSum([this.largestBefore, this.smallestBefore], 2);
  }
}
