// class: fields
// tries: a small order that becomes a huge one
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const order = this.buy({ quantity: 1, limit: 1 });
    if (this.replace(order, { quantity: 2 ** 40 })) this.log('BREACH the change was accepted');
  }
}
