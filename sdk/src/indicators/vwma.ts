import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { priceOf, sourceCode, type SourceOption } from './price-source.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Volume-weighted moving average: sum of price * volume over sum of volume of the last `period` bars; the plain mean
 * when there was no volume. Defined from index period - 1.
 */
export class Vwma extends Indicator {
  private readonly source: number = 0;
  private readonly turnover: RollingSum;
  private readonly volume: RollingSum;
  private readonly prices: RollingSum;
  private readonly traded: RollingSum;
  private readonly period: number;

  constructor(period: number, options: SourceOption = {}) {
    checkWhole('Vwma', 'period', period);
    const source = sourceCode(options.source ?? 'close');
    super('vwma', period - 1, [period, source]);
    this.source = source;
    this.turnover = new RollingSum(period);
    this.volume = new RollingSum(period);
    this.prices = new RollingSum(period);
    this.traded = new RollingSum(period);
    this.period = period;
  }

  updateBar(bar: BarInput): void {
    this.update(priceOf(bar, this.source), bar.volume);
  }

  /** `volume` is not negative. */
  update(price: number, volume: number): void {
    this.turnover.push(price * volume);
    this.volume.push(volume);
    this.prices.push(price);
    this.traded.push(volume === 0 ? 0 : 1);
    this.emit(this.traded.sum === 0 ? this.prices.sum / this.period : this.turnover.sum / this.volume.sum);
  }
}
