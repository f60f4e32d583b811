// class: fields
// tries: quantities that are no amounts
// expect: ok accepted=0 "held 9"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const quantity of [NaN, Infinity, -Infinity, -1, 0, -0, 0.5, 2 ** 53, Number.MIN_VALUE]) {
      try {
        if (this.buy({ quantity }).status === 'denied') held += 1;
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
