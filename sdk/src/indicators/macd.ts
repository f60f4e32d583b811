import { Ema } from './ema.ts';
import { advanceLine, Line } from './line.ts';
import { checkFastSlow, checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';

/**
 * Moving average convergence divergence: `.value` = EMA(fast) - EMA(slow), `signal` = EMA(signal) of it, `histogram` =
 * value - signal. Both averages start at index slow - 1, the fast one seeded with the mean of its last values there.
 * All lines are defined from index slow + signal - 2 (TA-Lib).
 *
 * @example const macd = new Macd(12, 26, 9); if (crossedAbove(macd, macd.signal)) this.buy({ quantity: 1 });
 */
export class Macd extends PriceIndicator {
  readonly signal = new Line();
  readonly histogram = new Line();
  private readonly fastEma: Ema;
  private readonly slowEma: Ema;
  private readonly signalEma: Ema;
  /** Values that the fast average passes over, so that both averages start together. */
  private skip = 0;

  /** `fast` below `slow`. */
  constructor(fast = 12, slow = 26, signal = 9, options: SourceOption = {}) {
    checkFastSlow('Macd', fast, slow, 2);
    checkWhole('Macd', 'signal', signal);
    super('macd', slow + signal - 2, [fast, slow, signal], options);
    this.fastEma = new Ema(fast);
    this.slowEma = new Ema(slow);
    this.signalEma = new Ema(signal);
    this.skip = slow - fast;
  }

  protected next(x: number): void {
    if (this.skip > 0) this.skip--;
    else this.fastEma.update(x);
    this.slowEma.update(x);
    const line = this.fastEma.value - this.slowEma.value;
    this.signalEma.update(line);
    const signal = this.signalEma.value;
    advanceLine(this.signal, signal);
    advanceLine(this.histogram, line - signal);
    this.emit(signal === signal ? line : NaN);
  }
}
