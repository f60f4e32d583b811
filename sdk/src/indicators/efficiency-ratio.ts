import { Delay } from './delay.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Kaufman's efficiency ratio, 0 to 1: the way made in `period` updates over the length of the path; 0 when nothing moved.
 * Defined from index `period`.
 */
export class EfficiencyRatio extends PriceIndicator {
  private readonly start: Delay;
  private readonly path: RollingSum;
  private last = NaN;

  constructor(period = 10, options: SourceOption = {}) {
    checkWhole('EfficiencyRatio', 'period', period);
    super('er', period, [period], options);
    this.start = new Delay(period);
    this.path = new RollingSum(period);
  }

  protected next(x: number): void {
    const change = x - this.last;
    this.last = x;
    this.start.push(x);
    if (change === change) this.path.push(Math.abs(change));
    const path = this.path.sum;
    this.emit(path === 0 ? 0 : Math.abs(x - this.start.value) / path);
  }
}
