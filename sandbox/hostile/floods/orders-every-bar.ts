// class: floods
// tries: ten orders at every bar, none of them ever filled
// expect: ok accepted=1000
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time < 1_600_000_000_000 + 100 * 60_000) for (let i = 0; i < 10; i += 1) this.buy({ quantity: 1, limit: 1 });
  }
}
