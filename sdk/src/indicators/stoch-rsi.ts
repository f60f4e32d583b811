import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { PriceIndicator } from './price-indicator.ts';
import type { SourceOption } from './price-source.ts';
import { Rsi } from './rsi.ts';
import { Sma } from './sma.ts';
import { StochasticCore } from './stochastic-core.ts';

/**
 * Stochastic of RSI(period), 0 to 100: `.value` (%K) over `fastK` values of the RSI, `d` (%D) = SMA(fastD) of that.
 * Both are defined from index period + fastK + fastD - 2 (TA-Lib STOCHRSI).
 */
export class StochRsi extends PriceIndicator {
  readonly d = new Line();
  private readonly rsi: Rsi;
  private readonly core: StochasticCore;
  private readonly fastD: Sma;

  constructor(period = 14, fastK = 5, fastD = 3, options: SourceOption = {}) {
    checkWhole('StochRsi', 'period', period, 2);
    checkWhole('StochRsi', 'fastK', fastK);
    checkWhole('StochRsi', 'fastD', fastD);
    super('stochrsi', period + fastK + fastD - 2, [period, fastK, fastD], options);
    this.rsi = new Rsi(period);
    this.core = new StochasticCore(fastK);
    this.fastD = new Sma(fastD);
  }

  protected next(x: number): void {
    this.rsi.update(x);
    const rsi = this.rsi.value;
    const k = rsi === rsi ? this.core.push(rsi, rsi, rsi) : NaN;
    this.fastD.update(k);
    const d = this.fastD.value;
    advanceLine(this.d, d);
    this.emit(d === d ? k : NaN);
  }
}
