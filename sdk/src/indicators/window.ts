import { State } from './state.ts';

/** The last `period` values, for what cannot be computed without looking at all of them. */
export class Window extends State {
  private readonly ring: Float64Array;
  private index = 0;
  private divisor = NaN;

  constructor(period: number) {
    super();
    this.ring = new Float64Array(period);
  }

  push(x: number): void {
    this.ring[this.index] = x;
    if (++this.index === this.ring.length) {
      this.index = 0;
      this.divisor = this.ring.length;
    }
  }

  /** `NaN` until the window is full. */
  mean(): number {
    let sum = 0;
    for (let i = 0; i < this.ring.length; i++) sum += this.ring[i] ?? 0;
    return sum / this.divisor;
  }

  /** Mean distance from `centre`; exactly 0 when all values are equal. */
  meanDeviation(centre: number): number {
    const ring = this.ring;
    const first = ring[0] ?? 0;
    let sum = 0;
    let isFlat = true;
    for (let i = 0; i < ring.length; i++) {
      const value = ring[i] ?? 0;
      sum += Math.abs(value - centre);
      if (value !== first) isFlat = false;
    }
    return (isFlat ? 0 : sum) / this.divisor;
  }
}
