import { Indicator, type BarInput } from './indicator.ts';
import { moneyFlowVolume } from './money-flow-volume.ts';
import { checkFastSlow } from './parameters.ts';

/**
 * Chaikin oscillator: fast minus slow EMA of the accumulation/distribution line, both seeded with its first value.
 * Defined from index slow - 1 (TA-Lib ADOSC).
 */
export class AdOsc extends Indicator {
  private readonly fastWeight: number;
  private readonly slowWeight: number;
  private total = 0;
  private fast = NaN;
  private slow = NaN;
  private bars = 0;

  /** `fast` below `slow`. */
  constructor(fast = 3, slow = 10) {
    checkFastSlow('AdOsc', fast, slow, 2);
    super('adosc', slow - 1, [fast, slow]);
    this.fastWeight = 2 / (fast + 1);
    this.slowWeight = 2 / (slow + 1);
  }

  updateBar(bar: BarInput): void {
    this.total += moneyFlowVolume(bar);
    if (this.fast !== this.fast) this.fast = this.slow = this.total;
    this.fast += (this.total - this.fast) * this.fastWeight;
    this.slow += (this.total - this.slow) * this.slowWeight;
    const isDefined = this.bars >= this.warmUp;
    if (!isDefined) this.bars++;
    this.emit(isDefined ? this.fast - this.slow : NaN);
  }
}
