// class: cpu
// tries: an endless loop in answer to a fill
// expect: stopped cpu|deadline "onFill"
import { Strategy, type Bar, type Fill } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    if (this.position.isFlat) this.buy({ quantity: 1 });
  }
  override onFill(_fill: Fill): void {
    for (;;);
  }
}
