import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Swing highs and lows, known `right` bars late. `high` (also `.value`) = the last high that no bar of the `left` before
 * it exceeded and all `right` bars after it stayed below; `low` the mirror of it. Ready once there is one of each: how
 * many bars that takes depends on the data, at least left + right + 1.
 */
export class SwingPivots extends Indicator {
  readonly high = new Line();
  readonly low = new Line();
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;
  private readonly right: number;

  constructor(left = 5, right = 5) {
    checkWhole('SwingPivots', 'left', left);
    checkWhole('SwingPivots', 'right', right);
    super('swings', left + right, [left, right]);
    this.highest = new RollingExtreme('largest', left + right + 1);
    this.lowest = new RollingExtreme('smallest', left + right + 1);
    this.right = right;
  }

  updateBar(bar: BarInput): void {
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    const high = this.highest.age === this.right ? this.highest.value : this.high.value;
    const low = this.lowest.age === this.right ? this.lowest.value : this.low.value;
    advanceLine(this.high, high);
    advanceLine(this.low, low);
    this.emit(low === low ? high : NaN);
  }
}
