import { exactSum, type Ratio } from './exact.ts';
import { Indicator, type BarInput } from './indicator.ts';
import { advanceLine, Line } from './line.ts';
import { checkWhole } from './parameters.ts';
import { RollingExtreme } from './rolling-extreme.ts';

/**
 * Donchian channel: `upper` = highest high and `lower` = lowest low of the last `period` bars, this one included;
 * `.value` = their middle. Defined from index period - 1. For a breakout compare with `upper.previous`.
 */
export class DonchianChannel extends Indicator {
  readonly upper = new Line();
  readonly lower = new Line();
  private readonly highest: RollingExtreme;
  private readonly lowest: RollingExtreme;

  constructor(period = 20) {
    checkWhole('DonchianChannel', 'period', period);
    super('donchian', period - 1, [period]);
    this.highest = new RollingExtreme('largest', period);
    this.lowest = new RollingExtreme('smallest', period);
  }

  updateBar(bar: BarInput): void {
    this.highest.push(bar.high);
    this.lowest.push(bar.low);
    advanceLine(this.upper, this.highest.value);
    advanceLine(this.lower, this.lowest.value);
    this.emit((this.upper.value + this.lower.value) / 2);
  }

  override exactNow(): Ratio | undefined {
    return exactSum([this.upper.value, this.lower.value], 2);
  }

  override exactPrevious(): Ratio | undefined {
    return exactSum([this.upper.previous, this.lower.previous], 2);
  }
}
