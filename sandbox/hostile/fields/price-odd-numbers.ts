// class: fields
// tries: limits and stops that are no prices
// expect: ok accepted=0 "held 16"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const price of [Infinity, -Infinity, NaN, -1, 0, 0.001, 1e300, 2 ** 53])
      for (const options of [
        { quantity: 1, limit: price },
        { quantity: 1, stop: price },
      ]) {
        try {
          if (this.buy(options).status === 'denied') held += 1;
        } catch {
          held += 1;
        }
      }
    this.log(`held ${held}`);
  }
}
