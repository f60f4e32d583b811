// class: floods
// tries: endless cancels of an order that is closed
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const order = this.buy({ quantity: 1, limit: 1 });
    for (;;) this.cancel(order);
  }
}
