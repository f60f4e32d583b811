import { exactValue, type Ratio } from './exact.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * The price itself, as a series: to see it cross an average. Defined from the first bar.
 *
 * @example const close = new Price(); const sma = new Sma(50); if (crossedAbove(close, sma)) this.buy({ quantity: 1 });
 */
export class Price extends PriceIndicator {
  constructor(options: SourceOption = {}) {
    super('price', 0, [], options);
  }

  protected next(x: number): void {
    this.emit(x);
  }

  override exactNow(): Ratio | undefined {
    return exactValue(this.value);
  }

  override exactPrevious(): Ratio | undefined {
    return exactValue(this.previous);
  }
}
