import { Ema } from './ema.ts';
import { checkNumber, checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Tillson's T3: six EMAs in a row, combined by a volume factor (0 = plain, 1 = DEMA-like). Defined from index 6 * (period - 1) (TA-Lib). */
export class T3 extends PriceIndicator {
  private readonly first: Ema;
  private readonly second: Ema;
  private readonly third: Ema;
  private readonly fourth: Ema;
  private readonly fifth: Ema;
  private readonly sixth: Ema;
  private readonly volumeFactor: number;

  /** `volumeFactor` from 0 to 1. */
  constructor(period = 5, volumeFactor = 0.7, options: SourceOption = {}) {
    checkWhole('T3', 'period', period);
    checkNumber('T3', 'volumeFactor', volumeFactor, 0, 1);
    super('t3', 6 * (period - 1), [period, volumeFactor], options);
    this.first = new Ema(period);
    this.second = new Ema(period);
    this.third = new Ema(period);
    this.fourth = new Ema(period);
    this.fifth = new Ema(period);
    this.sixth = new Ema(period);
    this.volumeFactor = volumeFactor;
  }

  protected next(x: number): void {
    const v = this.volumeFactor;
    this.first.update(x);
    this.second.update(this.first.value);
    this.third.update(this.second.value);
    this.fourth.update(this.third.value);
    this.fifth.update(this.fourth.value);
    this.sixth.update(this.fifth.value);
    const c1 = -v * v * v;
    const c2 = 3 * (v * v - c1);
    const c3 = -6 * v * v - 3 * (v - c1);
    const c4 = 1 + 3 * v - c1 + 3 * v * v;
    this.emit(c1 * this.sixth.value + c2 * this.fifth.value + c3 * this.fourth.value + c4 * this.third.value);
  }
}
