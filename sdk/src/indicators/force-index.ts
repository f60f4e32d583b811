import { Ema } from './ema.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';

/** Elder's force index: EMA(period) of (change of the close * volume). Defined from index `period`. */
export class ForceIndex extends Indicator {
  private readonly ema: Ema;
  private close = NaN;

  constructor(period = 13) {
    checkWhole('ForceIndex', 'period', period);
    super('force', period, [period]);
    this.ema = new Ema(period);
  }

  updateBar(bar: BarInput): void {
    this.ema.update((bar.close - this.close) * bar.volume);
    this.close = bar.close;
    this.emit(this.ema.value);
  }
}
