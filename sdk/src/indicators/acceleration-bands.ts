import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { Sma } from './sma.ts';

/**
 * Headley's acceleration bands: `.value` = SMA of the close; `upper` and `lower` = SMAs of high * (1 + w) and
 * low * (1 - w) with w = 4 (high - low) / (high + low). Defined from index period - 1 (TA-Lib ACCBANDS).
 */
export class AccelerationBands extends Indicator {
  readonly upper = new Line();
  readonly lower = new Line();
  private readonly highs: Sma;
  private readonly lows: Sma;
  private readonly closes: Sma;

  constructor(period = 20) {
    checkWhole('AccelerationBands', 'period', period, 2);
    super('accbands', period - 1, [period]);
    this.highs = new Sma(period);
    this.lows = new Sma(period);
    this.closes = new Sma(period);
  }

  updateBar(bar: BarInput): void {
    const { high, low } = bar;
    const both = high + low;
    const width = both === 0 ? 0 : (4 * (high - low)) / both;
    this.highs.update(high * (1 + width));
    this.lows.update(low * (1 - width));
    this.closes.update(bar.close);
    advanceLine(this.upper, this.highs.value);
    advanceLine(this.lower, this.lows.value);
    this.emit(this.closes.value);
  }
}
