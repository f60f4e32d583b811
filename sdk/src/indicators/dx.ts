import { DirectionalMovement } from './directional-movement.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';

/**
 * Wilder's directional movement index: 100 * abs(+DI - -DI) / (+DI + -DI); unchanged while nothing moves.
 * Defined from index `period` (TA-Lib).
 */
export class Dx extends Indicator {
  private readonly movement: DirectionalMovement;
  private readonly period: number;

  constructor(period = 14) {
    checkWhole('Dx', 'period', period, 2);
    super('dx', period, [period]);
    this.movement = new DirectionalMovement(period);
    this.period = period;
  }

  updateBar(bar: BarInput): void {
    this.movement.push(bar);
    if (this.movement.changes < this.period) {
      this.emit(NaN);
      return;
    }
    const strength = this.movement.strength();
    if (strength === strength) this.emit(strength);
    else this.emit(this.isReady ? this.value : 0);
  }
}
