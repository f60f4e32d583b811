import { Delay } from './delay.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Rate of change as a fraction of the value `period` updates ago; 0 when that was 0. Defined from index `period` (TA-Lib ROCP). */
export class Rocp extends PriceIndicator {
  private readonly past: Delay;

  constructor(period = 10, options: SourceOption = {}) {
    checkWhole('Rocp', 'period', period);
    super('rocp', period, [period], options);
    this.past = new Delay(period);
  }

  protected next(x: number): void {
    this.past.push(x);
    const past = this.past.value;
    this.emit(past === 0 ? 0 : (x - past) / past);
  }
}
