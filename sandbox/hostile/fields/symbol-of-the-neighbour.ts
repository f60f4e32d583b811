// class: fields
// tries: an order for the symbol of another instance
// expect: stopped threw "unknown symbol"
// feed: two symbols
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    this.buy({ quantity: 1, symbol: bar.symbol === 'AAA' ? 'BBB' : 'AAA' });
  }
}
