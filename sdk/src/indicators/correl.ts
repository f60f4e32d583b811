import { Indicator, type BarInput } from './indicator.ts';
import type { PairOption } from './pair-option.ts';
import { checkWhole } from './parameters.ts';
import { priceOf, sourceCode } from './price-source.ts';
import { RollingPair } from './rolling-pair.ts';

/**
 * Pearson's correlation of the last `period` pairs, -1 to 1; 0 when either side is constant. Defined from index period - 1
 * (TA-Lib CORREL). Feed two instruments with `update(x, y)`; of a bar it reads close and volume unless told otherwise.
 */
export class Correl extends Indicator {
  private readonly sourceX: number = 0;
  private readonly sourceY: number = 0;
  private readonly pair: RollingPair;

  constructor(period = 30, options: PairOption = {}) {
    checkWhole('Correl', 'period', period, 2);
    const x = sourceCode(options.x ?? 'close');
    const y = sourceCode(options.y ?? 'volume');
    super('correl', period - 1, [period, x, y]);
    this.sourceX = x;
    this.sourceY = y;
    this.pair = new RollingPair(period);
  }

  updateBar(bar: BarInput): void {
    this.update(priceOf(bar, this.sourceX), priceOf(bar, this.sourceY));
  }

  /** A pair with a value that is not finite is passed over. */
  update(x: number, y: number): void {
    if (x - x !== 0 || y - y !== 0) return;
    this.pair.push(x, y);
    const { varianceX, varianceY, covariance } = this.pair;
    if (varianceX === 0 || varianceY === 0) this.emit(0);
    else this.emit(Math.max(-1, Math.min(1, covariance / (Math.sqrt(varianceX) * Math.sqrt(varianceY)))));
  }
}
