import { Delay } from './delay.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingSum } from './rolling-sum.ts';

const FASTEST = 2 / 3;
const SLOWEST = 2 / 31;

/**
 * Kaufman's adaptive moving average: smooths little while the price goes straight (efficiency ratio near 1), much while
 * it wanders. Smoothing between those of EMA(2) and EMA(30). Defined from index `period`, seed close[period - 1] (TA-Lib).
 */
export class Kama extends PriceIndicator {
  private readonly start: Delay;
  private readonly path: RollingSum;
  private last = NaN;
  private average = NaN;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Kama', 'period', period, 2);
    super('kama', period, [period], options);
    this.start = new Delay(period);
    this.path = new RollingSum(period);
  }

  protected next(x: number): void {
    const change = x - this.last;
    this.start.push(x);
    if (change === change) this.path.push(Math.abs(change));
    const path = this.path.sum;
    if (path !== path) {
      this.average = x;
    } else {
      const way = x - this.start.value;
      const efficiency = path <= way || path < 1e-14 ? 1 : Math.abs(way / path);
      const root = efficiency * (FASTEST - SLOWEST) + SLOWEST;
      this.average += (x - this.average) * root * root;
    }
    this.last = x;
    this.emit(path === path ? this.average : NaN);
  }
}
