import { Atr } from './atr.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkNumber, checkWhole } from './parameters.ts';

/**
 * SuperTrend (Seban): a trailing stop `multiplier` ATR(period) away from the middle of the bar, which only moves towards
 * the price until the close passes it. `direction` is 1 in an uptrend (the stop is below), -1 in a downtrend.
 * Starts in a downtrend unless the first close is above its stop. Defined from index `period` (ATR of TA-Lib).
 */
export class SuperTrend extends Indicator {
  readonly direction = new Line();
  private readonly atr: Atr;
  private readonly multiplier: number;
  private upper = NaN;
  private lower = NaN;
  private close = NaN;
  private side = -1;

  constructor(period = 10, multiplier = 3) {
    checkWhole('SuperTrend', 'period', period);
    checkNumber('SuperTrend', 'multiplier', multiplier, 0, 1000);
    super('supertrend', period, [period, multiplier]);
    this.atr = new Atr(period);
    this.multiplier = multiplier;
  }

  updateBar(bar: BarInput): void {
    this.atr.updateBar(bar);
    const { close } = bar;
    const middle = (bar.high + bar.low) / 2;
    const distance = this.multiplier * this.atr.value;
    const upper = middle + distance;
    const lower = middle - distance;
    // A stop is replaced by one nearer to the price, or when the close before had passed it.
    if (!(upper >= this.upper && this.close <= this.upper)) this.upper = upper;
    if (!(lower <= this.lower && this.close >= this.lower)) this.lower = lower;
    this.close = close;
    if (this.side < 0 ? close > this.upper : close < this.lower) this.side = -this.side;
    const isReady = this.atr.isReady;
    advanceLine(this.direction, isReady ? this.side : NaN);
    this.emit(isReady ? (this.side > 0 ? this.lower : this.upper) : NaN);
  }
}
