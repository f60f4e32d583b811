import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Chande's variable index dynamic average: an EMA(period) whose weight is multiplied by abs(sum of changes) / sum of
 * abs(changes) over the last `period` changes. Seed: the value at index period - 1. Defined from index `period`.
 */
export class Vidya extends PriceIndicator {
  private readonly weight: number;
  private readonly way: RollingSum;
  private readonly path: RollingSum;
  private last = NaN;
  private average = NaN;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Vidya', 'period', period, 2);
    super('vidya', period, [period], options);
    this.weight = 2 / (period + 1);
    this.way = new RollingSum(period);
    this.path = new RollingSum(period);
  }

  protected next(x: number): void {
    const change = x - this.last;
    this.last = x;
    if (change === change) {
      this.way.push(change);
      this.path.push(Math.abs(change));
    }
    const path = this.path.sum;
    if (path !== path) {
      this.average = x;
      this.emit(NaN);
      return;
    }
    const efficiency = path === 0 ? 0 : Math.abs(this.way.sum) / path;
    this.average += (x - this.average) * this.weight * efficiency;
    this.emit(this.average);
  }
}
