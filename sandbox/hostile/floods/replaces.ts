// class: floods
// tries: a thousand changes of one order
// expect: stopped threw "more than 50 orders"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const order = this.buy({ quantity: 1, limit: 1 });
    for (let i = 0; ; i += 1) this.replace(order, { limit: 1 + (i % 50) });
  }
}
