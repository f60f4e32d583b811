// class: tampering
// tries: telling itself of fills that never were
// expect: ok fills=0 accepted=0
import { Strategy, type Bar, type Fill } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    this.onFill({ symbol: 'AAA', side: 'sell', quantity: 1e6, price: 1e6, fee: -1, time: bar.time } as Fill);
  }
  override onFill(fill: Fill): void {
    if (fill.price !== 1e6) this.log('BREACH');
  }
}
