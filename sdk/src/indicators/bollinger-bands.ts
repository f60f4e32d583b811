import type { Ratio } from './exact.ts';
import { advanceLine, Line } from './line.ts';
import { checkNumber, checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { RollingMoments } from './rolling-moments.ts';
import type { Series } from './series.ts';
import { Sma } from './sma.ts';

/**
 * Bollinger bands: `middle` = SMA(period) (also `.value`), `upper` and `lower` = middle plus and minus `deviations`
 * population standard deviations. Defined from index period - 1 (TA-Lib BBANDS).
 *
 * @example const bands = new BollingerBands(20, 2); if (bar.close < bands.lower.value) this.buy({ quantity: 1 });
 */
export class BollingerBands extends PriceIndicator {
  readonly upper = new Line();
  readonly lower = new Line();
  private readonly mean: Sma;
  private readonly moments: RollingMoments;
  private readonly deviations: number;

  /** `deviations` from 0 to 1,000. */
  constructor(period = 20, deviations = 2, options: SourceOption = {}) {
    checkWhole('BollingerBands', 'period', period, 2);
    checkNumber('BollingerBands', 'deviations', deviations, 0, 1000);
    super('bbands', period - 1, [period, deviations], options);
    this.mean = new Sma(period);
    this.moments = new RollingMoments(period);
    this.deviations = deviations;
  }

  get middle(): Series {
    return this.mean;
  }

  protected next(x: number): void {
    this.mean.update(x);
    this.moments.push(x);
    const middle = this.mean.value;
    const distance = Math.sqrt(this.moments.variance) * this.deviations;
    advanceLine(this.upper, middle + distance);
    advanceLine(this.lower, middle - distance);
    this.emit(middle);
  }

  override exactNow(): Ratio | undefined {
    return this.mean.exactNow();
  }

  override exactPrevious(): Ratio | undefined {
    return this.mean.exactPrevious();
  }
}
