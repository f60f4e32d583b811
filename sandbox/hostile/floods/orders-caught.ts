// class: floods
// tries: a thousand orders in one callback, errors swallowed
// expect: ok accepted=50
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000)
      for (let i = 0; i < 1_000; i += 1) {
        try {
          this.buy({ quantity: 1, limit: 1 });
        } catch {}
      }
  }
}
