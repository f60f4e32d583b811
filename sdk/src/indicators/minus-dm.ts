import { DirectionalMovement } from './directional-movement.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';

/** Wilder's smoothed downward movement, in units of the price, summed over about `period` bars. Defined from index period - 1 (TA-Lib MINUS_DM). */
export class MinusDm extends Indicator {
  private readonly movement: DirectionalMovement;
  private readonly period: number;

  constructor(period = 14) {
    checkWhole('MinusDm', 'period', period, 2);
    super('minus_dm', period - 1, [period]);
    this.movement = new DirectionalMovement(period);
    this.period = period;
  }

  updateBar(bar: BarInput): void {
    this.movement.push(bar);
    this.emit(this.movement.changes < this.period - 1 ? NaN : this.movement.minus);
  }
}
