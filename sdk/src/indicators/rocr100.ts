import { Delay } from './delay.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Ratio to the value `period` updates ago, times 100; 0 when that was 0. Defined from index `period` (TA-Lib ROCR100). */
export class Rocr100 extends PriceIndicator {
  private readonly past: Delay;

  constructor(period = 10, options: SourceOption = {}) {
    checkWhole('Rocr100', 'period', period);
    super('rocr100', period, [period], options);
    this.past = new Delay(period);
  }

  protected next(x: number): void {
    this.past.push(x);
    const past = this.past.value;
    this.emit(past === 0 ? 0 : (x / past) * 100);
  }
}
