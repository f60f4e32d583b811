// class: fields
// tries: prices of every other type
// expect: ok orders=0 "held 8"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const limit of ['100', 100n, null, [100], { valueOf: () => 100 }, true, new Date(100), {}]) {
      try {
        this.buy({ quantity: 1, limit });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
