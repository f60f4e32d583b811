// class: look-ahead
// tries: an order that should fill at the price of the bar that it was decided on
// expect: ok
import { Strategy, type Bar, type Fill } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  placed = 0;
  override onBar(bar: Bar): void {
    if (!this.position.isFlat) return;
    this.placed = bar.time;
    this.buy({ quantity: 1, limit: bar.low });
    this.cancelAll();
    this.buy({ quantity: 1 });
  }
  override onFill(fill: Fill): void {
    if (fill.time <= this.placed) this.log('BREACH filled at once');
  }
}
