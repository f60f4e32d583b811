// class: look-ahead
// tries: a portfolio that reads another symbol's bar of the same moment first
// expect: ok
// feed: two symbols
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', scope: 'portfolio' }) {
  last = new Map<string, number>();
  override onBar(bar: Bar): void {
    for (const [symbol, time] of this.last) if (time > bar.time) this.log(`BREACH ${symbol}`);
    this.last.set(bar.symbol, bar.time);
  }
}
