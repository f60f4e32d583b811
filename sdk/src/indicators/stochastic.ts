import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { Sma } from './sma.ts';
import { StochasticCore } from './stochastic-core.ts';

/**
 * Lane's slow stochastic, 0 to 100: `.value` (%K) = SMA(slowK) of where the close lies in the range of the last `fastK`
 * bars, `d` (%D) = SMA(slowD) of that. Both are defined from index fastK + slowK + slowD - 3 (TA-Lib STOCH).
 */
export class Stochastic extends Indicator {
  readonly d = new Line();
  private readonly core: StochasticCore;
  private readonly slowK: Sma;
  private readonly slowD: Sma;

  constructor(fastK = 5, slowK = 3, slowD = 3) {
    checkWhole('Stochastic', 'fastK', fastK);
    checkWhole('Stochastic', 'slowK', slowK);
    checkWhole('Stochastic', 'slowD', slowD);
    super('stoch', fastK + slowK + slowD - 3, [fastK, slowK, slowD]);
    this.core = new StochasticCore(fastK);
    this.slowK = new Sma(slowK);
    this.slowD = new Sma(slowD);
  }

  updateBar(bar: BarInput): void {
    this.slowK.update(this.core.push(bar.high, bar.low, bar.close));
    this.slowD.update(this.slowK.value);
    const d = this.slowD.value;
    advanceLine(this.d, d);
    this.emit(d === d ? this.slowK.value : NaN);
  }
}
