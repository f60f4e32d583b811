import { Delay } from './delay.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { Sma } from './sma.ts';

/**
 * Detrended price oscillator, without looking ahead: the value floor(period / 2) + 1 updates ago minus the SMA(period)
 * of now. Defined from index max(period - 1, floor(period / 2) + 1).
 */
export class Dpo extends PriceIndicator {
  private readonly past: Delay;
  private readonly mean: Sma;

  constructor(period = 20, options: SourceOption = {}) {
    checkWhole('Dpo', 'period', period);
    const lag = Math.floor(period / 2) + 1;
    super('dpo', Math.max(period - 1, lag), [period], options);
    this.past = new Delay(lag);
    this.mean = new Sma(period);
  }

  protected next(x: number): void {
    this.past.push(x);
    this.mean.update(x);
    this.emit(this.past.value - this.mean.value);
  }
}
