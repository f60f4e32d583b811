import { DirectionalMovement } from './directional-movement.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';

/** Wilder's positive directional indicator: smoothed upward movement in per cent of the smoothed true range. Defined from index `period` (TA-Lib PLUS_DI). */
export class PlusDi extends Indicator {
  private readonly movement: DirectionalMovement;

  constructor(period = 14) {
    checkWhole('PlusDi', 'period', period, 2);
    super('plus_di', period, [period]);
    this.movement = new DirectionalMovement(period);
  }

  updateBar(bar: BarInput): void {
    this.movement.push(bar);
    this.emit(this.movement.plusIndicator());
  }
}
