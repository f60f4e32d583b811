// class: fields
// tries: an OCO leg whose side is another one at every reading
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let reading = 0;
    const leg = {
      get side() {
        reading += 1;
        return reading === 1 ? 'buy' : 'hold';
      },
      quantity: 1,
      limit: 1,
    };
    this.oco([leg, { side: 'sell', quantity: 1, limit: 900 }] as never);
  }
}
