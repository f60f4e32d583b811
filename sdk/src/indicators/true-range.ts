import { Indicator, type BarInput } from './indicator.ts';

/** The range of a bar, widened to the previous close. `NaN` without one. */
export function trueRange(high: number, low: number, previousClose: number): number {
  const top = high > previousClose ? high : previousClose;
  const bottom = low < previousClose ? low : previousClose;
  return previousClose === previousClose ? top - bottom : NaN;
}

/** Wilder's true range. Defined from index 1 (TA-Lib). */
export class TrueRange extends Indicator {
  private close = NaN;

  constructor() {
    super('trange', 1, []);
  }

  updateBar(bar: BarInput): void {
    this.emit(trueRange(bar.high, bar.low, this.close));
    this.close = bar.close;
  }
}
