import { RollingExtreme } from './rolling-extreme.ts';
import { State } from './state.ts';

/** Where the close lies between the lowest low (0) and the highest high (100) of the last `period` bars; 0 when they are equal. */
export class StochasticCore extends State {
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;

  constructor(period: number) {
    super();
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
  }

  /** `NaN` until `period` bars have been pushed. */
  push(high: number, low: number, close: number): number {
    this.highest.push(high);
    this.lowest.push(low);
    const bottom = this.lowest.value;
    const range = this.highest.value - bottom;
    return range === 0 ? 0 : (100 * (close - bottom)) / range;
  }
}
