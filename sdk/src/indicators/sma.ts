import { exactMean, exactMeanBefore, type Ratio } from './exact.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * Simple moving average: the mean of the last `period` values. Defined from index period - 1.
 * The running sum is taken anew whenever the ring has gone round, so rounding errors never outlive one period.
 *
 * @example const slow = new Sma(30); slow.updateBar(bar); if (slow.isReady) plot(slow.value);
 */
export class Sma extends PriceIndicator {
  private readonly ring: Float64Array;
  private readonly period: number;
  private index = 0;
  private sum = 0;
  /** Sum of the values since the ring has gone round. */
  private fresh = 0;
  private evicted = 0;
  /** `NaN` until the ring is full, which makes every value before that `NaN` without a branch. */
  private divisor = NaN;

  /** `period` from 1 to 100,000. */
  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Sma', 'period', period);
    super('sma', period - 1, [period], options);
    this.ring = new Float64Array(period);
    this.period = period;
  }

  protected next(x: number): void {
    const ring = this.ring;
    let i = this.index;
    const old = ring[i] ?? 0;
    ring[i] = x;
    this.evicted = old;
    const fresh = this.fresh + x;
    let sum = this.sum + (x - old);
    if (++i === this.period) {
      i = 0;
      this.divisor = this.period;
      sum = fresh;
      this.fresh = 0;
    } else this.fresh = fresh;
    this.index = i;
    this.sum = sum;
    this.emit(sum / this.divisor);
  }

  override exactNow(): Ratio | undefined {
    return exactMean(this.ring);
  }

  override exactPrevious(): Ratio | undefined {
    return exactMeanBefore(this.ring, this.index, this.evicted);
  }
}
