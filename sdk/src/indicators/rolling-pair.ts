import { State } from './state.ts';

/**
 * Population variances and covariance of the last `period` pairs. Shifted sums, afresh with every turn of the ring,
 * as in `RollingMoments`; a variance is exactly 0 when all values of its side are equal.
 */
export class RollingPair extends State {
  /** All three are `NaN` until `period` pairs have been pushed. */
  varianceX = NaN;
  varianceY = NaN;
  covariance = NaN;
  private readonly ringX: Float64Array;
  private readonly ringY: Float64Array;
  private readonly period: number;
  private index = 0;
  private shiftX = NaN;
  private shiftY = 0;
  private nextShiftX = 0;
  private nextShiftY = 0;
  /** Sums of x, y, xx, yy and xy; those of the next turn behind them. */
  private readonly sums = new Float64Array(10);
  private divisor = NaN;
  private lastX = NaN;
  private lastY = NaN;
  private equalsX = 0;
  private equalsY = 0;

  constructor(period: number) {
    super();
    this.ringX = new Float64Array(period);
    this.ringY = new Float64Array(period);
    this.period = period;
  }

  push(x: number, y: number): void {
    const { ringX, ringY, sums } = this;
    if (this.shiftX !== this.shiftX) this.start(x, y);
    let i = this.index;
    add(sums, 0, (ringX[i] ?? 0) - this.shiftX, (ringY[i] ?? 0) - this.shiftY, -1);
    add(sums, 0, x - this.shiftX, y - this.shiftY, 1);
    add(sums, 5, x - this.nextShiftX, y - this.nextShiftY, 1);
    ringX[i] = x;
    ringY[i] = y;
    if (++i === this.period) {
      i = 0;
      this.turn(x, y);
    }
    this.index = i;
    this.publish(x, y);
  }

  private publish(x: number, y: number): void {
    const { sums, divisor } = this;
    this.equalsX = x === this.lastX ? this.equalsX + 1 : 1;
    this.equalsY = y === this.lastY ? this.equalsY + 1 : 1;
    this.lastX = x;
    this.lastY = y;
    const meanX = (sums[0] ?? 0) / divisor;
    const meanY = (sums[1] ?? 0) / divisor;
    this.varianceX = this.equalsX >= this.period ? 0 : positive((sums[2] ?? 0) / divisor - meanX * meanX);
    this.varianceY = this.equalsY >= this.period ? 0 : positive((sums[3] ?? 0) / divisor - meanY * meanY);
    this.covariance = (sums[4] ?? 0) / divisor - meanX * meanY;
  }

  private start(x: number, y: number): void {
    this.ringX.fill(x);
    this.ringY.fill(y);
    this.shiftX = this.nextShiftX = x;
    this.shiftY = this.nextShiftY = y;
  }

  private turn(x: number, y: number): void {
    this.sums.copyWithin(0, 5);
    this.sums.fill(0, 5);
    this.shiftX = this.nextShiftX;
    this.shiftY = this.nextShiftY;
    this.nextShiftX = x;
    this.nextShiftY = y;
    this.divisor = this.period;
  }
}

function add(sums: Float64Array, at: number, x: number, y: number, sign: number): void {
  sums[at] = (sums[at] ?? 0) + sign * x;
  sums[at + 1] = (sums[at + 1] ?? 0) + sign * y;
  sums[at + 2] = (sums[at + 2] ?? 0) + sign * x * x;
  sums[at + 3] = (sums[at + 3] ?? 0) + sign * y * y;
  sums[at + 4] = (sums[at + 4] ?? 0) + sign * x * y;
}

/** Keeps `NaN`. */
function positive(x: number): number {
  return x < 0 ? 0 : x;
}
