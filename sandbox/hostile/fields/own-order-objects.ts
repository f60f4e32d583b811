// class: fields
// tries: orders made from the class of an order
// expect: ok accepted=1 "held"
import { Strategy, type Bar, type Order } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const order = this.buy({ quantity: 1, limit: 1 });
    const forged = Reflect.construct(order.constructor, [
      { id: 99, status: 'filled', isOpen: true, quantity: 1e9 },
      { symbol: 'AAA', quantityDecimals: 0 },
    ]) as Order;
    if (!this.cancel(forged)) this.log('held');
  }
}
