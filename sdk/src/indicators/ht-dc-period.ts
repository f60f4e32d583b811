import { Hilbert } from './hilbert.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Period of the dominant cycle in updates, 6 to 50 (Ehlers' Hilbert transform). Defined from index 32 (TA-Lib HT_DCPERIOD). */
export class HtDcPeriod extends PriceIndicator {
  private readonly hilbert = new Hilbert(12);
  private count = 0;

  constructor(options: SourceOption = {}) {
    super('ht_dcperiod', 32, [], options);
  }

  protected next(x: number): void {
    this.hilbert.push(x);
    const isDefined = this.count >= this.warmUp;
    if (!isDefined) this.count++;
    this.emit(isDefined ? this.hilbert.smoothPeriod : NaN);
  }
}
