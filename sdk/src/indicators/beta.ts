import { Indicator, type BarInput } from './indicator.ts';
import type { PairOption } from './pair-option.ts';
import { checkWhole } from './parameters.ts';
import { priceOf, sourceCode } from './price-source.ts';
import { RollingPair } from './rolling-pair.ts';

/**
 * Beta of y on x over the last `period` relative changes: covariance of the changes over the variance of those of x;
 * 0 when x did not change. Defined from index `period` (TA-Lib BETA, whose first input is x).
 * Feed the market as x and the stock as y with `update(x, y)`; of a bar it reads volume and close unless told otherwise.
 */
export class Beta extends Indicator {
  private readonly sourceX: number = 0;
  private readonly sourceY: number = 0;
  private readonly pair: RollingPair;
  private lastX = NaN;
  private lastY = NaN;

  constructor(period = 5, options: PairOption = {}) {
    checkWhole('Beta', 'period', period);
    const x = sourceCode(options.x ?? 'volume');
    const y = sourceCode(options.y ?? 'close');
    super('beta', period, [period, x, y]);
    this.sourceX = x;
    this.sourceY = y;
    this.pair = new RollingPair(period);
  }

  updateBar(bar: BarInput): void {
    this.update(priceOf(bar, this.sourceX), priceOf(bar, this.sourceY));
  }

  /** A pair with a value that is not finite is passed over. The change from 0 counts as 0. */
  update(x: number, y: number): void {
    if (x - x !== 0 || y - y !== 0) return;
    if (this.lastX === this.lastX) this.pair.push(change(this.lastX, x), change(this.lastY, y));
    this.lastX = x;
    this.lastY = y;
    const { varianceX, covariance } = this.pair;
    this.emit(varianceX === 0 ? 0 : covariance / varianceX);
  }
}

function change(from: number, to: number): number {
  return from === 0 ? 0 : (to - from) / from;
}
