import type { BarInput } from './indicator.ts';
import { State } from './state.ts';
import { trueRange } from './true-range.ts';

/** Below this, TA-Lib takes a range for none at all. */
const NOTHING = 1e-14;

/**
 * Wilder's directional movement, the core of the ADX family. Sums over the first period - 1 changes, then
 * s += x - s / period (TA-Lib).
 */
export class DirectionalMovement extends State {
  plus = 0;
  minus = 0;
  range = 0;
  /** How many changes have been seen. */
  changes = -1;
  private readonly period: number;
  private high = NaN;
  private low = NaN;
  private close = NaN;

  constructor(period: number) {
    super();
    this.period = period;
  }

  push(bar: BarInput): void {
    const up = bar.high - this.high;
    const down = this.low - bar.low;
    if (++this.changes > 0) {
      const keep = this.changes < this.period ? 1 : 1 - 1 / this.period;
      this.plus = this.plus * keep + (up > 0 && up > down ? up : 0);
      this.minus = this.minus * keep + (down > 0 && down > up ? down : 0);
      this.range = this.range * keep + trueRange(bar.high, bar.low, this.close);
    }
    this.high = bar.high;
    this.low = bar.low;
    this.close = bar.close;
  }

  /** 0 to 100; 0 without any range; `NaN` before `period` changes. */
  plusIndicator(): number {
    return this.share(this.plus);
  }

  minusIndicator(): number {
    return this.share(this.minus);
  }

  /** Strength of the direction, 0 to 100; `NaN` where there is none: before `period` changes and without any movement. */
  strength(): number {
    const plus = this.plusIndicator();
    const minus = this.minusIndicator();
    const both = plus + minus;
    return both < NOTHING ? NaN : (100 * Math.abs(minus - plus)) / both;
  }

  private share(part: number): number {
    if (this.changes < this.period) return NaN;
    return this.range < NOTHING ? 0 : (100 * part) / this.range;
  }
}
