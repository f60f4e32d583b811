import { averageOf, type AverageOption } from './average.ts';
import { difference } from './crossing.ts';
import type { Ema } from './ema.ts';
import { checkFastSlow } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import type { Sma } from './sma.ts';

/**
 * Absolute price oscillator: fast minus slow moving average (EMA unless `average: 'sma'`), each seeded over its own
 * first values. Defined from index slow - 1 (TA-Lib). Of two equal simple averages it is exactly 0.
 */
export class Apo extends PriceIndicator {
  private readonly fast: Ema | Sma;
  private readonly slow: Ema | Sma;

  /** `fast` below `slow`. */
  constructor(fast = 12, slow = 26, options: SourceOption & AverageOption = {}) {
    checkFastSlow('Apo', fast, slow, 2);
    const kind = options.average ?? 'ema';
    super('apo', slow - 1, [fast, slow, kind === 'sma' ? 1 : 0], options);
    this.fast = averageOf('Apo', kind, fast);
    this.slow = averageOf('Apo', kind, slow);
  }

  protected next(x: number): void {
    this.fast.update(x);
    this.slow.update(x);
    this.emit(difference(this.fast, this.slow));
  }
}
