import { Delay } from './delay.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Natural logarithm of the ratio to the value `period` updates ago; 0 when either is not positive. Defined from index `period`. */
export class LogReturn extends PriceIndicator {
  private readonly past: Delay;

  constructor(period = 10, options: SourceOption = {}) {
    checkWhole('LogReturn', 'period', period);
    super('logr', period, [period], options);
    this.past = new Delay(period);
  }

  protected next(x: number): void {
    this.past.push(x);
    const past = this.past.value;
    if (past !== past) this.emit(NaN);
    else this.emit(x > 0 && past > 0 ? Math.log(x / past) : 0);
  }
}
