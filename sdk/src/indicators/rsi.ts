import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { SmoothedChanges } from './smoothed-changes.ts';

/**
 * Wilder's relative strength index, 0 to 100: the share of rises in all movement. Seed: the means of the first `period`
 * changes. 100 without falls, 0 without any movement. Defined from index `period` (TA-Lib).
 *
 * @example const rsi = new Rsi(14); if (crossedBelow(rsi, 30)) this.buy({ quantity: 1 });
 */
export class Rsi extends PriceIndicator {
  private readonly changes: SmoothedChanges;

  /** `period` from 2. */
  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('Rsi', 'period', period, 2);
    super('rsi', period, [period], options);
    this.changes = new SmoothedChanges(period);
  }

  protected next(x: number): void {
    this.changes.push(x);
    this.emit(100 * this.changes.riseShare());
  }
}
