// class: floods
// tries: an order and a thousand cancels of it
// expect: stopped threw "more than 50 orders"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) this.cancel(this.buy({ quantity: 1, limit: 1 }));
  }
}
