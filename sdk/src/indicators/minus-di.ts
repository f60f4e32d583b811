import { DirectionalMovement } from './directional-movement.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';

/** Wilder's negative directional indicator: smoothed downward movement in per cent of the smoothed true range. Defined from index `period` (TA-Lib MINUS_DI). */
export class MinusDi extends Indicator {
  private readonly movement: DirectionalMovement;

  constructor(period = 14) {
    checkWhole('MinusDi', 'period', period, 2);
    super('minus_di', period, [period]);
    this.movement = new DirectionalMovement(period);
  }

  updateBar(bar: BarInput): void {
    this.movement.push(bar);
    this.emit(this.movement.minusIndicator());
  }
}
