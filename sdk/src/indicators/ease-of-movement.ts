import { Indicator, type BarInput } from './indicator.ts';
import { checkNumber, checkWhole } from './parameters.ts';
import { Sma } from './sma.ts';

/**
 * Arms' ease of movement: SMA(period) of (change of the middle of the bar * range / (volume / `scale`)); a bar without
 * volume counts as 0. Defined from index `period`.
 */
export class EaseOfMovement extends Indicator {
  private readonly mean: Sma;
  private readonly scale: number;
  private middle = NaN;

  constructor(period = 14, scale = 10_000) {
    checkWhole('EaseOfMovement', 'period', period);
    checkNumber('EaseOfMovement', 'scale', scale, 1e-9, 1e15);
    super('emv', period, [period, scale]);
    this.mean = new Sma(period);
    this.scale = scale;
  }

  updateBar(bar: BarInput): void {
    const middle = (bar.high + bar.low) / 2;
    const change = middle - this.middle;
    this.middle = middle;
    const ease = bar.volume === 0 && change === change ? 0 : (change * (bar.high - bar.low) * this.scale) / bar.volume;
    this.mean.update(ease);
    this.emit(this.mean.value);
  }
}
