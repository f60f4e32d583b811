import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingExtreme } from './rolling-extreme.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Martin's ulcer index: root of the mean square, over `period` updates, of the fall in per cent from the highest value
 * of the `period` values before each. Defined from index 2 * (period - 1).
 */
export class UlcerIndex extends PriceIndicator {
  private readonly highest: RollingExtreme;
  private readonly squares: RollingSum;
  private readonly period: number;

  constructor(period = 14, options: SourceOption = {}) {
    checkWhole('UlcerIndex', 'period', period);
    super('ulcer', 2 * (period - 1), [period], options);
    this.highest = new RollingExtreme('largest', period);
    this.squares = new RollingSum(period);
    this.period = period;
  }

  protected next(x: number): void {
    this.highest.push(x);
    const top = this.highest.value;
    if (top === top) {
      const fall = top === 0 ? 0 : (100 * (x - top)) / top;
      this.squares.push(fall * fall);
    }
    const mean = this.squares.sum / this.period;
    this.emit(Math.sqrt(mean < 0 ? 0 : mean));
  }
}
