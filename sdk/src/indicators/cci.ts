import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { Window } from './window.ts';

/**
 * Lambert's commodity channel index: (typical price - its mean) / (0.015 * mean deviation from that mean); 0 when all
 * typical prices are equal. Defined from index period - 1 (TA-Lib).
 * An update takes time in proportion to the period: every deviation changes with the mean.
 */
export class Cci extends Indicator {
  private readonly window: Window;

  constructor(period = 14) {
    checkWhole('Cci', 'period', period, 2);
    super('cci', period - 1, [period]);
    this.window = new Window(period);
  }

  updateBar(bar: BarInput): void {
    const price = (bar.high + bar.low + bar.close) / 3;
    this.window.push(price);
    const mean = this.window.mean();
    const deviation = this.window.meanDeviation(mean);
    this.emit(deviation === 0 ? 0 : (price - mean) / (0.015 * deviation));
  }
}
