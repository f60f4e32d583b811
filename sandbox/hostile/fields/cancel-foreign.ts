// class: fields
// tries: guessing the ids of orders of another instance
// expect: ok
// feed: two symbols
import { Strategy, type Bar, type Order } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.buy({ quantity: 1, limit: 1 });
    for (let id = 1; id < 20; id += 1) this.cancel({ id } as Order);
  }
}
