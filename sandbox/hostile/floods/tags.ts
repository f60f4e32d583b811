// class: floods
// tries: thousands of different tags
// expect: ok bars=1200
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time < 1_600_000_000_000 + 300 * 60_000) for (let i = 0; i < 5; i += 1) this.buy({ quantity: 1, limit: 1, tag: `tag ${bar.time} ${i}` });
  }
}
