import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { Sma } from './sma.ts';
import { StochasticCore } from './stochastic-core.ts';

/**
 * Fast stochastic, 0 to 100: `.value` (%K) = where the close lies in the range of the last `fastK` bars, `d` (%D) =
 * SMA(fastD) of that. Both are defined from index fastK + fastD - 2 (TA-Lib STOCHF).
 */
export class StochF extends Indicator {
  readonly d = new Line();
  private readonly core: StochasticCore;
  private readonly fastD: Sma;

  constructor(fastK = 5, fastD = 3) {
    checkWhole('StochF', 'fastK', fastK);
    checkWhole('StochF', 'fastD', fastD);
    super('stochf', fastK + fastD - 2, [fastK, fastD]);
    this.core = new StochasticCore(fastK);
    this.fastD = new Sma(fastD);
  }

  updateBar(bar: BarInput): void {
    const k = this.core.push(bar.high, bar.low, bar.close);
    this.fastD.update(k);
    const d = this.fastD.value;
    advanceLine(this.d, d);
    this.emit(d === d ? k : NaN);
  }
}
