// class: floods
// tries: an order in answer to every fill
// expect: ok bars=1200
import { Strategy, type Bar, type Fill } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    if (this.position.isFlat && this.openOrders.length === 0) this.buy({ quantity: 1 });
  }
  override onFill(fill: Fill): void {
    if (fill.side === 'buy') this.sell({ quantity: 2 });
    else this.buy({ quantity: 2 });
  }
}
