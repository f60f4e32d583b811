// class: floods
// tries: a refused order in answer to every refused order
// expect: stopped threw "in answer to their own orders"
import { Strategy, type Bar, type Order } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.buy({ quantity: 0.5 });
  }
  override onOrder(_order: Order): void {
    this.buy({ quantity: 0.5 });
  }
}
