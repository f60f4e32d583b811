import { State } from './state.ts';

/**
 * Mean and population variance of the last `period` values. The sums are of differences from a value of the window
 * (so that large prices lose no digits), and start afresh with every turn of the ring (so that nothing drifts).
 */
export class RollingMoments extends State {
  /** `NaN` until `period` values have been pushed. */
  mean = NaN;
  /** Divided by the period; exactly 0 when all values are equal. */
  variance = NaN;
  private readonly ring: Float64Array;
  private readonly period: number;
  private index = 0;
  private shift = NaN;
  private sum = 0;
  private squares = 0;
  private nextShift = 0;
  private nextSum = 0;
  private nextSquares = 0;
  private divisor = NaN;
  private last = NaN;
  private equals = 0;

  constructor(period: number) {
    super();
    this.ring = new Float64Array(period);
    this.period = period;
  }

  push(x: number): void {
    const { ring, period } = this;
    if (this.shift !== this.shift) this.start(x);
    let i = this.index;
    const enters = x - this.shift;
    const leaves = (ring[i] ?? 0) - this.shift;
    ring[i] = x;
    let sum = this.sum + (enters - leaves);
    let squares = this.squares + (enters * enters - leaves * leaves);
    const fresh = x - this.nextShift;
    this.nextSum += fresh;
    this.nextSquares += fresh * fresh;
    if (++i === period) {
      i = 0;
      sum = this.nextSum;
      squares = this.nextSquares;
      this.turn(x);
    }
    this.index = i;
    this.sum = sum;
    this.squares = squares;
    this.publish(x);
  }

  private publish(x: number): void {
    this.equals = x === this.last ? this.equals + 1 : 1;
    this.last = x;
    if (this.equals >= this.period) {
      this.mean = x;
      this.variance = 0;
      return;
    }
    const offset = this.sum / this.divisor;
    const variance = this.squares / this.divisor - offset * offset;
    this.mean = this.shift + offset;
    this.variance = variance < 0 ? 0 : variance;
  }

  private start(x: number): void {
    this.ring.fill(x);
    this.shift = x;
    this.nextShift = x;
  }

  /** One turn of the ring is over: the sums of the next one are measured from `x`. */
  private turn(x: number): void {
    this.shift = this.nextShift;
    this.nextShift = x;
    this.nextSum = 0;
    this.nextSquares = 0;
    this.divisor = this.period;
  }
}
