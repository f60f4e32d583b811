// class: fields
// tries: an order that has expired before it is placed
// expect: ok fills=0
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    this.buy({ quantity: 1, timeInForce: 'GTD', expireAt: bar.time - 86_400_000 });
  }
}
