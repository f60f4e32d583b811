import { DirectionalMovement } from './directional-movement.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';

/**
 * Wilder's average directional index, 0 to 100: the strength of a trend, whatever its direction. `plusDi` and `minusDi`
 * tell the direction. Seed: the mean of the first `period` DX, then (adx * (period - 1) + dx) / period.
 * Defined from index 2 * period - 1 (TA-Lib).
 *
 * @example const adx = new Adx(14); if (adx.value > 25 && crossedAbove(adx.plusDi, adx.minusDi)) this.buy({ quantity: 1 });
 */
export class Adx extends Indicator {
  readonly plusDi = new Line();
  readonly minusDi = new Line();
  private readonly movement: DirectionalMovement;
  private readonly period: number;
  private seed = 0;

  constructor(period = 14) {
    checkWhole('Adx', 'period', period, 2);
    super('adx', 2 * period - 1, [period]);
    this.movement = new DirectionalMovement(period);
    this.period = period;
  }

  updateBar(bar: BarInput): void {
    this.movement.push(bar);
    advanceLine(this.plusDi, this.movement.plusIndicator());
    advanceLine(this.minusDi, this.movement.minusIndicator());
    const strength = this.movement.strength();
    const hasDirection = strength === strength;
    if (this.isReady) this.emit(hasDirection ? (this.value * (this.period - 1) + strength) / this.period : this.value);
    else {
      if (hasDirection) this.seed += strength;
      this.emit(this.movement.changes < this.warmUp ? NaN : this.seed / this.period);
    }
  }
}
