import { Indicator, type BarInput } from './indicator.ts';
import { checkWhole } from './parameters.ts';
import { RollingSum } from './rolling-sum.ts';
import { trueRange } from './true-range.ts';

/**
 * Williams' ultimate oscillator, 0 to 100: buying pressure over true range of three windows, the shortest weighed 4,
 * the middle one 2, the longest 1; a window without range counts as 0. Defined from index `long` (TA-Lib ULTOSC).
 */
export class UltOsc extends Indicator {
  private readonly shortPressure: RollingSum;
  private readonly shortRange: RollingSum;
  private readonly mediumPressure: RollingSum;
  private readonly mediumRange: RollingSum;
  private readonly longPressure: RollingSum;
  private readonly longRange: RollingSum;
  private close = NaN;

  /** `short` <= `medium` <= `long`. */
  constructor(short = 7, medium = 14, long = 28) {
    checkWhole('UltOsc', 'long', long);
    checkWhole('UltOsc', 'medium', medium, 1, long);
    checkWhole('UltOsc', 'short', short, 1, medium);
    super('ultosc', long, [short, medium, long]);
    this.shortPressure = new RollingSum(short);
    this.shortRange = new RollingSum(short);
    this.mediumPressure = new RollingSum(medium);
    this.mediumRange = new RollingSum(medium);
    this.longPressure = new RollingSum(long);
    this.longRange = new RollingSum(long);
  }

  updateBar(bar: BarInput): void {
    const { close } = bar;
    const last = this.close;
    this.close = close;
    if (last !== last) {
      this.emit(NaN);
      return;
    }
    const range = trueRange(bar.high, bar.low, last);
    const pressure = close - (bar.low < last ? bar.low : last);
    this.shortPressure.push(pressure);
    this.mediumPressure.push(pressure);
    this.longPressure.push(pressure);
    this.shortRange.push(range);
    this.mediumRange.push(range);
    this.longRange.push(range);
    const short = share(this.shortPressure, this.shortRange);
    const medium = share(this.mediumPressure, this.mediumRange);
    const long = share(this.longPressure, this.longRange);
    this.emit((100 * (4 * short + 2 * medium + long)) / 7);
  }
}

function share(pressure: RollingSum, range: RollingSum): number {
  return range.sum === 0 ? 0 : pressure.sum / range.sum;
}
