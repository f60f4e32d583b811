import { Ema } from './ema.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Double exponential moving average: 2 * ema - ema(ema). Defined from index 2 * (period - 1) (TA-Lib). */
export class Dema extends PriceIndicator {
  private readonly first: Ema;
  private readonly second: Ema;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Dema', 'period', period);
    super('dema', 2 * (period - 1), [period], options);
    this.first = new Ema(period);
    this.second = new Ema(period);
  }

  protected next(x: number): void {
    this.first.update(x);
    this.second.update(this.first.value);
    this.emit(2 * this.first.value - this.second.value);
  }
}
