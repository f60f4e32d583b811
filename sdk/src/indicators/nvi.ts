import { Indicator, type BarInput } from './indicator.ts';

/** Negative volume index (Dysart, Fosback): starts at 1,000 and follows the relative change of the close on bars whose volume falls. Defined from the first bar. */
export class Nvi extends Indicator {
  private close = NaN;
  private volume = NaN;

  constructor() {
    super('nvi', 0, []);
  }

  updateBar(bar: BarInput): void {
    const last = this.close;
    const follows = bar.volume < this.volume && last !== 0;
    this.close = bar.close;
    this.volume = bar.volume;
    if (!this.isReady) this.emit(1000);
    else this.emit(follows ? (this.value * bar.close) / last : this.value);
  }
}
