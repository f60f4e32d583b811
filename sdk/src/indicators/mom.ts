import { Delay } from './delay.ts';
import { exactSum, type Ratio } from './exact.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/** Momentum: the value minus the one `period` updates ago. Defined from index `period` (TA-Lib). */
export class Mom extends PriceIndicator {
  private readonly past: Delay;
  private now = NaN;
  private nowBefore = NaN;
  private pastBefore = NaN;

  constructor(period = 10, options: SourceOption = {}) {
    checkWhole('Mom', 'period', period);
    super('mom', period, [period], options);
    this.past = new Delay(period);
  }

  protected next(x: number): void {
    this.pastBefore = this.past.value;
    this.nowBefore = this.now;
    this.past.push(x);
    this.now = x;
    this.emit(x - this.past.value);
  }

  override exactNow(): Ratio | undefined {
    return exactSum([this.now, this.past.value], 1, [1, -1]);
  }

  override exactPrevious(): Ratio | undefined {
    return exactSum([this.nowBefore, this.pastBefore], 1, [1, -1]);
  }
}
