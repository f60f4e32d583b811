import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { SmoothedChanges } from './smoothed-changes.ts';

/**
 * Chande momentum oscillator, -100 to 100: 100 * (rises - falls) / (rises + falls), smoothed like RSI as TA-Lib does;
 * 0 without any movement. Defined from index `period`.
 */
export class Cmo extends PriceIndicator {
  private readonly changes: SmoothedChanges;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('Cmo', 'period', period, 2);
    super('cmo', period, [period], options);
    this.changes = new SmoothedChanges(period);
  }

  protected next(x: number): void {
    this.changes.push(x);
    this.emit(100 * this.changes.balance());
  }
}
