import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { Roc } from './roc.ts';
import { Wma } from './wma.ts';

/** Coppock curve: WMA(smooth) of ROC(short) + ROC(long), in per cent. Defined from index max(short, long) + smooth - 1. */
export class CoppockCurve extends PriceIndicator {
  private readonly short: Roc;
  private readonly long: Roc;
  private readonly smooth: Wma;

  constructor(short = 11, long = 14, smooth = 10, options: SourceOption = {}) {
    checkWhole('CoppockCurve', 'short', short);
    checkWhole('CoppockCurve', 'long', long);
    checkWhole('CoppockCurve', 'smooth', smooth);
    super('coppock', Math.max(short, long) + smooth - 1, [short, long, smooth], options);
    this.short = new Roc(short);
    this.long = new Roc(long);
    this.smooth = new Wma(smooth);
  }

  protected next(x: number): void {
    this.short.update(x);
    this.long.update(x);
    this.smooth.update(this.short.value + this.long.value);
    this.emit(this.smooth.value);
  }
}
