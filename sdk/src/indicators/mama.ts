import { Hilbert } from './hilbert.ts';
import { advanceLine, Line } from './line.ts';
import { checkNumber } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * Ehlers' MESA adaptive moving average: an EMA whose weight is `fastLimit` over the change of phase in degrees, within
 * the limits; `fama` follows it with half that weight. Both are defined from index 32 (TA-Lib).
 */
export class Mama extends PriceIndicator {
  readonly fama = new Line();
  private readonly hilbert = new Hilbert(12);
  private readonly fastLimit: number;
  private readonly slowLimit: number;
  private count = 0;
  private average = 0;
  private follower = 0;

  /** `slowLimit` from 0.01 to `fastLimit`, `fastLimit` up to 0.99. */
  constructor(fastLimit = 0.5, slowLimit = 0.05, options: SourceOption = {}) {
    checkNumber('Mama', 'fastLimit', fastLimit, 0.01, 0.99);
    checkNumber('Mama', 'slowLimit', slowLimit, 0.01, fastLimit);
    super('mama', 32, [fastLimit, slowLimit], options);
    this.fastLimit = fastLimit;
    this.slowLimit = slowLimit;
  }

  protected next(x: number): void {
    const before = this.hilbert.phase;
    this.hilbert.push(x);
    const count = this.count;
    if (count < this.warmUp) this.count = count + 1;
    if (count >= 12) {
      const change = Math.max(1, before - this.hilbert.phase);
      const weight = Math.max(this.fastLimit / change, this.slowLimit);
      this.average = weight * x + (1 - weight) * this.average;
      this.follower = 0.5 * weight * this.average + (1 - 0.5 * weight) * this.follower;
    }
    const isDefined = count >= this.warmUp;
    advanceLine(this.fama, isDefined ? this.follower : NaN);
    this.emit(isDefined ? this.average : NaN);
  }
}
