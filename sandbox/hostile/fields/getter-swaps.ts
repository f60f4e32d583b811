// class: fields
// tries: a quantity that is another one at every reading
// expect: ok accepted=1 "quantity 1"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let reading = 0;
    const order = this.buy({
      get quantity() {
        reading += 1;
        return reading === 1 ? 1 : 1e9;
      },
      limit: 1,
    });
    this.log(`quantity ${order.quantity}`);
  }
}
