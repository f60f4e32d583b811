import { Ema } from './ema.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkFastSlow, checkWhole } from './parameters.ts';

/**
 * Klinger volume oscillator: fast minus slow EMA of the volume force, volume * abs(2 (range / total - 1)) * trend * 100,
 * where trend is 1 when high + low + close rose, else -1, and total adds up the ranges of bars of one trend.
 * `signal` = EMA(signal). Both are defined from index slow + signal - 1.
 */
export class Kvo extends Indicator {
  readonly signal = new Line();
  private readonly fast: Ema;
  private readonly slow: Ema;
  private readonly mean: Ema;
  private sum = NaN;
  private trend = 0;
  private range = 0;
  private total = 0;

  /** `fast` below `slow`. */
  constructor(fast = 34, slow = 55, signal = 13) {
    checkFastSlow('Kvo', fast, slow);
    checkWhole('Kvo', 'signal', signal);
    super('kvo', slow + signal - 1, [fast, slow, signal]);
    this.fast = new Ema(fast);
    this.slow = new Ema(slow);
    this.mean = new Ema(signal);
  }

  updateBar(bar: BarInput): void {
    const sum = bar.high + bar.low + bar.close;
    const range = bar.high - bar.low;
    if (this.sum === this.sum) {
      const trend = sum > this.sum ? 1 : -1;
      this.total = trend === this.trend ? this.total + range : this.range + range;
      this.trend = trend;
      const share = this.total === 0 ? 0 : Math.abs(2 * (range / this.total - 1));
      const force = bar.volume * share * trend * 100;
      this.fast.update(force);
      this.slow.update(force);
    }
    this.sum = sum;
    this.range = range;
    const line = this.fast.value - this.slow.value;
    this.mean.update(line);
    const signal = this.mean.value;
    advanceLine(this.signal, signal);
    this.emit(signal === signal ? line : NaN);
  }
}
