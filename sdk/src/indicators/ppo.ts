import { averageOf, type AverageOption } from './average.ts';
import { difference } from './crossing.ts';
import type { Ema } from './ema.ts';
import { checkFastSlow } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import type { Sma } from './sma.ts';

/**
 * Percentage price oscillator: 100 * (fast - slow) / slow moving average (EMA unless `average: 'sma'`), each seeded over
 * its own first values; 0 when the slow one is 0. Defined from index slow - 1 (TA-Lib).
 */
export class Ppo extends PriceIndicator {
  private readonly fast: Ema | Sma;
  private readonly slow: Ema | Sma;

  /** `fast` below `slow`. */
  constructor(fast = 12, slow = 26, options: SourceOption & AverageOption = {}) {
    checkFastSlow('Ppo', fast, slow, 2);
    const kind = options.average ?? 'ema';
    super('ppo', slow - 1, [fast, slow, kind === 'sma' ? 1 : 0], options);
    this.fast = averageOf('Ppo', kind, fast);
    this.slow = averageOf('Ppo', kind, slow);
  }

  protected next(x: number): void {
    this.fast.update(x);
    this.slow.update(x);
    const slow = this.slow.value;
    this.emit(slow === 0 ? 0 : (100 * difference(this.fast, this.slow)) / slow);
  }
}
