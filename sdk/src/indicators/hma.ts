import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { Wma } from './wma.ts';

/**
 * Hull moving average: WMA of (2 * WMA(n / 2) - WMA(n)) over sqrt(n) values, fractions of periods cut off.
 * Defined from index n - 1 + floor(sqrt n) - 1.
 */
export class Hma extends PriceIndicator {
  private readonly half: Wma;
  private readonly whole: Wma;
  private readonly smooth: Wma;

  /** `period` from 2. */
  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Hma', 'period', period, 2);
    const root = Math.floor(Math.sqrt(period));
    super('hma', period + root - 2, [period], options);
    this.half = new Wma(Math.floor(period / 2));
    this.whole = new Wma(period);
    this.smooth = new Wma(root);
  }

  protected next(x: number): void {
    this.half.update(x);
    this.whole.update(x);
    this.smooth.update(2 * this.half.value - this.whole.value);
    this.emit(this.smooth.value);
  }
}
