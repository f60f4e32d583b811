import { Indicator, type BarInput } from './indicator.ts';
import { moneyFlowVolume } from './money-flow-volume.ts';
import { checkWhole } from './parameters.ts';
import { RollingSum } from './rolling-sum.ts';

/**
 * Chaikin money flow, -1 to 1: sum of money flow volume over sum of volume of the last `period` bars; 0 without volume.
 * Defined from index period - 1.
 */
export class Cmf extends Indicator {
  private readonly flow: RollingSum;
  private readonly volume: RollingSum;

  constructor(period = 20) {
    checkWhole('Cmf', 'period', period);
    super('cmf', period - 1, [period]);
    this.flow = new RollingSum(period);
    this.volume = new RollingSum(period);
  }

  updateBar(bar: BarInput): void {
    this.flow.push(moneyFlowVolume(bar));
    this.volume.push(bar.volume);
    const volume = this.volume.sum;
    this.emit(volume === 0 ? 0 : this.flow.sum / volume);
  }
}
