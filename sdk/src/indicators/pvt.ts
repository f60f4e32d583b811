import { Indicator, type BarInput } from './indicator.ts';

/** Price volume trend: the running total of volume * relative change of the close; starts at 0 with the first bar. */
export class Pvt extends Indicator {
  private close = NaN;

  constructor() {
    super('pvt', 0, []);
  }

  updateBar(bar: BarInput): void {
    const last = this.close;
    this.close = bar.close;
    if (!this.isReady) this.emit(0);
    else this.emit(this.value + (last === 0 ? 0 : (bar.volume * (bar.close - last)) / last));
  }
}
