// class: floods
// tries: two instances that flood the account together
// expect: stopped threw "more than 50 orders"
// feed: two symbols
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; i < 200; i += 1) this.buy({ quantity: 1, limit: 1 });
  }
}
