import { exactSum, type Ratio } from './exact.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { ringValues, ringValuesBefore } from './ring.ts';

/**
 * Weighted moving average: weights 1 (oldest) to `period` (newest). Defined from index period - 1 (TA-Lib).
 * Its running sums start afresh with every turn of the ring, so it does not drift.
 */
export class Wma extends PriceIndicator {
  private readonly ring: Float64Array;
  private readonly period: number;
  private readonly weights: number;
  private index = 0;
  private sum = 0;
  private weighted = 0;
  private nextSum = 0;
  private nextWeighted = 0;
  private evicted = 0;
  private divisor = NaN;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Wma', 'period', period);
    super('wma', period - 1, [period], options);
    this.ring = new Float64Array(period);
    this.period = period;
    this.weights = (period * (period + 1)) / 2;
  }

  protected next(x: number): void {
    const ring = this.ring;
    const n = this.period;
    let i = this.index;
    const old = ring[i] ?? 0;
    ring[i] = x;
    this.evicted = old;
    let weighted = this.weighted - this.sum + n * x;
    let sum = this.sum + (x - old);
    let nextSum = this.nextSum + x;
    let nextWeighted = this.nextWeighted + ++i * x;
    if (i === n) {
      i = 0;
      sum = nextSum;
      weighted = nextWeighted;
      nextSum = 0;
      nextWeighted = 0;
      this.divisor = this.weights;
    }
    this.index = i;
    this.sum = sum;
    this.weighted = weighted;
    this.nextSum = nextSum;
    this.nextWeighted = nextWeighted;
    this.emit(weighted / this.divisor);
  }

  override exactNow(): Ratio | undefined {
    return this.exact(ringValues(this.ring, this.index));
  }

  override exactPrevious(): Ratio | undefined {
    return this.exact(ringValuesBefore(this.ring, this.index, this.evicted));
  }

  private exact(values: readonly number[]): Ratio | undefined {
    const weights = values.map((_, i) => i + 1);
    return exactSum(values, this.weights, weights);
  }
}
