import { Hilbert } from './hilbert.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Longest cycle that the transform reports, in updates. */
const LONGEST_CYCLE = 50;

/**
 * Ehlers' instantaneous trendline: the mean over one dominant cycle, smoothed with weights 4 3 2 1. Defined from index 63
 * (TA-Lib HT_TRENDLINE).
 */
export class HtTrendline extends PriceIndicator {
  private readonly hilbert = new Hilbert(37);
  private readonly ring = new Float64Array(LONGEST_CYCLE + 1);
  private index = 0;
  private count = 0;
  private mean1 = 0;
  private mean2 = 0;
  private mean3 = 0;

  constructor(options: SourceOption = {}) {
    super('ht_trendline', 63, [], options);
  }

  protected next(x: number): void {
    this.ring[this.index] = x;
    this.hilbert.push(x);
    const count = this.count;
    if (count < this.warmUp) this.count = count + 1;
    let trend = NaN;
    if (count >= 37) {
      const mean = this.cycleMean(Math.floor(this.hilbert.smoothPeriod + 0.5));
      trend = (4 * mean + 3 * this.mean1 + 2 * this.mean2 + this.mean3) / 10;
      this.mean3 = this.mean2;
      this.mean2 = this.mean1;
      this.mean1 = mean;
    }
    if (++this.index === this.ring.length) this.index = 0;
    this.emit(count >= this.warmUp ? trend : NaN);
  }

  /** Mean of the last `length` values. */
  private cycleMean(length: number): number {
    let sum = 0;
    let slot = this.index;
    for (let i = 0; i < length; i++) {
      sum += this.ring[slot] ?? 0;
      slot = slot === 0 ? this.ring.length - 1 : slot - 1;
    }
    return length > 0 ? sum / length : sum;
  }
}
