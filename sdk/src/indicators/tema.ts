import { Ema } from './ema.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Triple exponential moving average: 3 * e1 - 3 * e2 + e3, each the EMA of the one before. Defined from index 3 * (period - 1) (TA-Lib). */
export class Tema extends PriceIndicator {
  private readonly first: Ema;
  private readonly second: Ema;
  private readonly third: Ema;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Tema', 'period', period);
    super('tema', 3 * (period - 1), [period], options);
    this.first = new Ema(period);
    this.second = new Ema(period);
    this.third = new Ema(period);
  }

  protected next(x: number): void {
    this.first.update(x);
    this.second.update(this.first.value);
    this.third.update(this.second.value);
    this.emit(3 * this.first.value - 3 * this.second.value + this.third.value);
  }
}
