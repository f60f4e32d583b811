import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { Roc } from './roc.ts';
import { Sma } from './sma.ts';

/**
 * Pring's Know Sure Thing with its usual periods: SMA(10) of ROC(10) + 2 SMA(10) of ROC(15) + 3 SMA(10) of ROC(20)
 * + 4 SMA(15) of ROC(30), in per cent; `signal` = SMA(signal) of that. Both are defined from index 43 + signal.
 */
export class Kst extends PriceIndicator {
  readonly signal = new Line();
  private readonly rate1 = new Roc(10);
  private readonly rate2 = new Roc(15);
  private readonly rate3 = new Roc(20);
  private readonly rate4 = new Roc(30);
  private readonly smooth1 = new Sma(10);
  private readonly smooth2 = new Sma(10);
  private readonly smooth3 = new Sma(10);
  private readonly smooth4 = new Sma(15);
  private readonly mean: Sma;

  constructor(signal = 9, options: SourceOption = {}) {
    checkWhole('Kst', 'signal', signal);
    super('kst', 43 + signal, [signal], options);
    this.mean = new Sma(signal);
  }

  protected next(x: number): void {
    this.rate1.update(x);
    this.rate2.update(x);
    this.rate3.update(x);
    this.rate4.update(x);
    this.smooth1.update(this.rate1.value);
    this.smooth2.update(this.rate2.value);
    this.smooth3.update(this.rate3.value);
    this.smooth4.update(this.rate4.value);
    const kst = this.smooth1.value + 2 * this.smooth2.value + 3 * this.smooth3.value + 4 * this.smooth4.value;
    this.mean.update(kst);
    const signal = this.mean.value;
    advanceLine(this.signal, signal);
    this.emit(signal === signal ? kst : NaN);
  }
}
