import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { Smma } from './smma.ts';
import { trueRange } from './true-range.ts';

/**
 * Average true range with Wilder's smoothing, in units of the price. Seed: the mean of the first `period` true ranges,
 * which begin at bar 1. Defined from index `period` (TA-Lib).
 *
 * @example const stop = bar.close - 3 * this.#atr.value;
 */
export class Atr extends Indicator {
  private readonly smooth: Smma;
  private close = NaN;

  constructor(period = 14) {
    checkWhole('Atr', 'period', period);
    super('atr', period, [period]);
    this.smooth = new Smma(period);
  }

  updateBar(bar: BarInput): void {
    this.smooth.update(trueRange(bar.high, bar.low, this.close));
    this.close = bar.close;
    this.emit(this.smooth.value);
  }
}
