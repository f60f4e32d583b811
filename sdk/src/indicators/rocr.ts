import { Delay } from './delay.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Ratio to the value `period` updates ago; 0 when that was 0. Defined from index `period` (TA-Lib ROCR). */
export class Rocr extends PriceIndicator {
  private readonly past: Delay;

  constructor(period = 10, options: SourceOption = {}) {
    checkWhole('Rocr', 'period', period);
    super('rocr', period, [period], options);
    this.past = new Delay(period);
  }

  protected next(x: number): void {
    this.past.push(x);
    const past = this.past.value;
    this.emit(past === 0 ? 0 : x / past);
  }
}
