// class: state
// tries: an indicator whose memory becomes text and infinities
// expect: ok
import { Strategy, Sma, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  sma = this.indicator(new Sma(5));
  override onBar(bar: Bar): void {
    const state: unknown[] = this.sma.save().map((value, at) => (at === 0 ? value : at % 2 === 0 ? Infinity : 'x'.repeat(10)));
    this.sma.load(state as number[]);
    if (this.sma.value > bar.close * 2) this.buy({ quantity: 1, limit: 1 });
  }
}
