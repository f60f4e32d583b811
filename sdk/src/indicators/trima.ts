import { exactSum, type Ratio } from './exact.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { ringValues, ringValuesBefore } from './ring.ts';
import { Sma } from './sma.ts';

/** Triangular moving average: a mean of means, which weighs the middle of the window most. Defined from index period - 1 (TA-Lib). */
export class Trima extends PriceIndicator {
  private readonly inner: Sma;
  private readonly outer: Sma;
  private readonly ring: Float64Array;
  private index = 0;
  private evicted = 0;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Trima', 'period', period);
    super('trima', period - 1, [period], options);
    this.inner = new Sma(Math.ceil(period / 2));
    this.outer = new Sma(Math.floor(period / 2) + 1);
    this.ring = new Float64Array(period);
  }

  protected next(x: number): void {
    const ring = this.ring;
    this.evicted = ring[this.index] ?? 0;
    ring[this.index] = x;
    if (++this.index === ring.length) this.index = 0;
    this.inner.update(x);
    this.outer.update(this.inner.value);
    this.emit(this.outer.value);
  }

  override exactNow(): Ratio | undefined {
    return triangle(ringValues(this.ring, this.index));
  }

  override exactPrevious(): Ratio | undefined {
    return triangle(ringValuesBefore(this.ring, this.index, this.evicted));
  }
}

function triangle(values: readonly number[]): Ratio | undefined {
  const n = values.length;
  const weights = values.map((_, i) => Math.min(i + 1, n - i));
  return exactSum(values, Math.ceil(n / 2) * (Math.floor(n / 2) + 1), weights);
}
