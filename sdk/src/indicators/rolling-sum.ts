import { State } from './state.ts';

/** Sum of the last `period` values, without drift: the rounding error is carried along (Knuth's TwoSum). */
export class RollingSum extends State {
  /** `NaN` until `period` values have been pushed. */
  sum = NaN;
  private readonly ring: Float64Array;
  private readonly period: number;
  private index = 0;
  private total = 0;
  private carry = 0;
  private full = NaN;

  constructor(period: number) {
    super();
    this.ring = new Float64Array(period);
    this.period = period;
  }

  push(x: number): void {
    const ring = this.ring;
    let i = this.index;
    const old = ring[i] ?? 0;
    ring[i] = x;
    const before = this.total;
    const added = before + x;
    const grown = added - before;
    const total = added - old;
    const shrunk = added - total;
    const carry = this.carry + (before - (added - grown) + (x - grown)) + (added - (total + shrunk) + (shrunk - old));
    if (++i === this.period) {
      i = 0;
      this.full = 0;
    }
    this.index = i;
    this.total = total;
    this.carry = carry;
    this.sum = total + carry + this.full;
  }
}
