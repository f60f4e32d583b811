// class: floods
// tries: a thousand orders in one callback
// expect: stopped threw "more than 50 orders"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; i < 1_000; i += 1) this.buy({ quantity: 1, limit: 1 });
  }
}
