// class: cpu
// tries: an endless loop in answer to an order's change
// expect: stopped cpu|deadline "onOrder"
import { Strategy, type Bar, type Order } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    if (this.position.isFlat) this.buy({ quantity: 1 });
  }
  override onOrder(_order: Order): void {
    for (;;);
  }
}
