import { Delay } from './delay.ts';
import type { Ratio } from './exact.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { MidPrice } from './mid-price.ts';
import { checkWhole } from './parameters.ts';
import type { Series } from './series.ts';

/**
 * Ichimoku Kinko Hyo. `conversion` (tenkan, also `.value`) and `base` (kijun) are the middles of the last 9 and 26 bars;
 * `spanA` = (conversion + base) / 2 and `spanB` = the middle of 52 bars, both as they were `displacement` bars ago: the
 * cloud that is drawn at this bar. The lagging line is the close itself, drawn to the left: compare with past prices.
 * `isReady` when all lines are defined, from index max(base, spanB) - 1 + displacement; conversion and base are defined earlier.
 */
export class Ichimoku extends Indicator {
  readonly spanA = new Line();
  readonly spanB = new Line();
  private readonly tenkan: MidPrice;
  private readonly kijun: MidPrice;
  private readonly wide: MidPrice;
  private readonly pastA: Delay;
  private readonly pastB: Delay;

  constructor(conversion = 9, base = 26, spanB = 52, displacement = 26) {
    checkWhole('Ichimoku', 'conversion', conversion);
    checkWhole('Ichimoku', 'base', base);
    checkWhole('Ichimoku', 'spanB', spanB);
    checkWhole('Ichimoku', 'displacement', displacement);
    super('ichimoku', Math.max(conversion, base, spanB) - 1 + displacement, [conversion, base, spanB, displacement]);
    this.tenkan = new MidPrice(conversion);
    this.kijun = new MidPrice(base);
    this.wide = new MidPrice(spanB);
    this.pastA = new Delay(displacement);
    this.pastB = new Delay(displacement);
  }

  get conversion(): Series {
    return this.tenkan;
  }

  get base(): Series {
    return this.kijun;
  }

  updateBar(bar: BarInput): void {
    this.tenkan.updateBar(bar);
    this.kijun.updateBar(bar);
    this.wide.updateBar(bar);
    this.pastA.push((this.tenkan.value + this.kijun.value) / 2);
    this.pastB.push(this.wide.value);
    advanceLine(this.spanA, this.pastA.value);
    advanceLine(this.spanB, this.pastB.value);
    const hasCloud = this.spanA.value === this.spanA.value && this.spanB.value === this.spanB.value;
    this.emit(hasCloud ? this.tenkan.value : NaN);
  }

  override exactNow(): Ratio | undefined {
    return this.tenkan.exactNow();
  }

  override exactPrevious(): Ratio | undefined {
    return this.tenkan.exactPrevious();
  }
}
