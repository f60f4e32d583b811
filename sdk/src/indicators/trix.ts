import { Ema } from './ema.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** TRIX: change in per cent of a triple EMA from one update to the next; 0 when that was 0. Defined from index 3 * (period - 1) + 1 (TA-Lib). */
export class Trix extends PriceIndicator {
  private readonly first: Ema;
  private readonly second: Ema;
  private readonly third: Ema;

  constructor(period = 30, options: SourceOption = {}) {
    checkWhole('Trix', 'period', period);
    super('trix', 3 * (period - 1) + 1, [period], options);
    this.first = new Ema(period);
    this.second = new Ema(period);
    this.third = new Ema(period);
  }

  protected next(x: number): void {
    this.first.update(x);
    this.second.update(this.first.value);
    const before = this.third.value;
    this.third.update(this.second.value);
    this.emit(before === 0 ? 0 : (this.third.value / before - 1) * 100);
  }
}
