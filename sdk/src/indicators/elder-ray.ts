import { Ema } from './ema.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';

/**
 * Elder ray: `.value` (bull power) = high - EMA(period) of the close, `bear` (bear power) = low - EMA. Defined from
 * index period - 1.
 */
export class ElderRay extends Indicator {
  readonly bear = new Line();
  private readonly ema: Ema;

  constructor(period = 13) {
    checkWhole('ElderRay', 'period', period);
    super('elderray', period - 1, [period]);
    this.ema = new Ema(period);
  }

  updateBar(bar: BarInput): void {
    this.ema.update(bar.close);
    advanceLine(this.bear, bar.low - this.ema.value);
    this.emit(bar.high - this.ema.value);
  }
}
