// class: fields
// tries: expiries at the ends of the number line
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) for (const expireAt of [-1e308, 1e308, 0.5, -0]) this.buy({ quantity: 1, limit: 1, timeInForce: 'GTD', expireAt });
  }
}
