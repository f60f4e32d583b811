import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { Window } from './window.ts';

/**
 * Mean distance of the last `period` values from their mean. Defined from index period - 1 (TA-Lib AVGDEV).
 * An update takes time in proportion to the period: every value's distance changes with the mean.
 */
export class AvgDev extends PriceIndicator {
  private readonly window: Window;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('AvgDev', 'period', period, 2);
    super('avgdev', period - 1, [period], options);
    this.window = new Window(period);
  }

  protected next(x: number): void {
    this.window.push(x);
    this.emit(this.window.meanDeviation(this.window.mean()));
  }
}
