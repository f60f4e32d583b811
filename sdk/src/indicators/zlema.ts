import { Delay } from './delay.ts';
import { Ema } from './ema.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * Zero-lag exponential moving average (Ehlers and Way): EMA of x + (x - x of `lag` updates ago), lag = floor((period - 1) / 2).
 * Defined from index period - 1 + lag.
 */
export class Zlema extends PriceIndicator {
  private readonly delay: Delay;
  private readonly ema: Ema;

  /** `period` from 3. */
  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Zlema', 'period', period, 3);
    const lag = Math.floor((period - 1) / 2);
    super('zlema', period - 1 + lag, [period], options);
    this.delay = new Delay(lag);
    this.ema = new Ema(period);
  }

  protected next(x: number): void {
    this.delay.push(x);
    this.ema.update(2 * x - this.delay.value);
    this.emit(this.ema.value);
  }
}
