import { State } from './state.ts';

/**
 * Least-squares line through the last `period` values at x = 0 (oldest) .. period - 1 (newest), in constant time.
 * Sums are of differences from a value of the window and start afresh with every turn of the ring: no drift.
 */
export class RollingLine extends State {
  /** Rise per update; `NaN` until `period` values have been pushed. */
  slope = NaN;
  /** Height of the line at the oldest value. */
  intercept = NaN;
  private readonly ring: Float64Array;
  private readonly period: number;
  private readonly sumX: number;
  private readonly denominator: number;
  private index = 0;
  private shift = NaN;
  private sum = 0;
  private weighted = 0;
  private nextShift = 0;
  private nextSum = 0;
  private nextWeighted = 0;
  private full = NaN;

  constructor(period: number) {
    super();
    this.ring = new Float64Array(period);
    this.period = period;
    this.sumX = (period * (period - 1)) / 2;
    this.denominator = (period * period * (period * period - 1)) / 12;
  }

  push(x: number): void {
    const { ring, period } = this;
    if (this.shift !== this.shift) this.start(x);
    let i = this.index;
    const enters = x - this.shift;
    const rest = this.sum - ((ring[i] ?? 0) - this.shift);
    ring[i] = x;
    let weighted = this.weighted - rest + (period - 1) * enters;
    let sum = rest + enters;
    const fresh = x - this.nextShift;
    this.nextSum += fresh;
    this.nextWeighted += i * fresh;
    if (++i === period) {
      i = 0;
      sum = this.nextSum;
      weighted = this.nextWeighted;
      this.turn(x);
    }
    this.index = i;
    this.sum = sum;
    this.weighted = weighted;
    this.slope = (period * weighted - this.sumX * sum) / this.denominator + this.full;
    this.intercept = (sum - this.slope * this.sumX) / period + this.shift;
  }

  private start(x: number): void {
    this.ring.fill(x);
    this.shift = x;
    this.nextShift = x;
  }

  private turn(x: number): void {
    this.shift = this.nextShift;
    this.nextShift = x;
    this.nextSum = 0;
    this.nextWeighted = 0;
    this.full = 0;
  }
}
