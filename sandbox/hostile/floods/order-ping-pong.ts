// class: floods
// tries: an order in answer to every change of an order
// expect: stopped threw "in answer to their own orders"
import { Strategy, type Bar, type Order } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    if (this.openOrders.length === 0) this.buy({ quantity: 1, limit: 1 });
  }
  override onOrder(_order: Order): void {
    this.buy({ quantity: 1, limit: 1 });
  }
}
