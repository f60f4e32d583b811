import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkNumber } from './parameters.ts';

/**
 * Wilder's parabolic stop and reverse. Starts short when bar 1 made a lower low by more than a higher high, else long.
 * `direction` is 1 while long (the stop is below), -1 while short. Defined from index 1 (TA-Lib SAR).
 */
export class Psar extends Indicator {
  readonly direction = new Line();
  private readonly step: number;
  private readonly limit: number;
  private side = 0;
  private stop = NaN;
  private extreme = NaN;
  private acceleration = NaN;
  private high = NaN;
  private low = NaN;

  /** `step` from 0 to `limit`, `limit` up to 10. */
  constructor(step = 0.02, limit = 0.2) {
    checkNumber('Psar', 'limit', limit, 0, 10);
    checkNumber('Psar', 'step', step, 0, limit);
    super('sar', 1, [step, limit]);
    this.step = step;
    this.limit = limit;
    this.acceleration = step;
  }

  updateBar(bar: BarInput): void {
    const { high, low } = bar;
    if (this.high !== this.high) this.emit(NaN);
    else {
      if (this.side === 0) this.start(high, low);
      this.move(high, low);
    }
    this.high = high;
    this.low = low;
  }

  private start(high: number, low: number): void {
    const up = high - this.high;
    const down = this.low - low;
    this.side = down > 0 && down > up ? -1 : 1;
    this.stop = this.side > 0 ? this.low : this.high;
    this.extreme = this.side > 0 ? high : low;
    // TA-Lib takes bar 1 for its own predecessor when it bounds the first stop.
    this.high = high;
    this.low = low;
  }

  private move(high: number, low: number): void {
    if (this.side > 0 ? low <= this.stop : high >= this.stop) this.reverse(high, low);
    else {
      this.publish();
      const best = this.side > 0 ? high : low;
      if ((best - this.extreme) * this.side > 0) {
        this.extreme = best;
        this.acceleration = Math.min(this.acceleration + this.step, this.limit);
      }
    }
    this.stop = this.bounded(this.stop + this.acceleration * (this.extreme - this.stop), high, low);
  }

  private reverse(high: number, low: number): void {
    this.side = -this.side;
    this.stop = this.bounded(this.extreme, high, low);
    this.publish();
    this.extreme = this.side > 0 ? high : low;
    this.acceleration = this.step;
  }

  private publish(): void {
    advanceLine(this.direction, this.side);
    this.emit(this.stop);
  }

  /** The stop never enters the range of this bar or the one before. */
  private bounded(stop: number, high: number, low: number): number {
    return this.side > 0 ? Math.min(stop, low, this.low) : Math.max(stop, high, this.high);
  }
}
