import { difference } from './crossing.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkFastSlow } from './parameters.ts';
import { Sma } from './sma.ts';

/**
 * Williams' awesome oscillator: SMA(fast) - SMA(slow) of the middle of the bar, exactly 0 when the two are equal.
 * Defined from index slow - 1.
 */
export class AwesomeOscillator extends Indicator {
  private readonly fast: Sma;
  private readonly slow: Sma;

  /** `fast` below `slow`. */
  constructor(fast = 5, slow = 34) {
    checkFastSlow('AwesomeOscillator', fast, slow);
    super('ao', slow - 1, [fast, slow]);
    this.fast = new Sma(fast);
    this.slow = new Sma(slow);
  }

  updateBar(bar: BarInput): void {
    const middle = (bar.high + bar.low) / 2;
    this.fast.update(middle);
    this.slow.update(middle);
    this.emit(difference(this.fast, this.slow));
  }
}
