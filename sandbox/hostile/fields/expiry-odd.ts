// class: fields
// tries: expiries that are no times
// expect: ok orders=0 "held 6"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const expireAt of [undefined, NaN, Infinity, 'tomorrow', {}, 1n] as number[]) {
      try {
        this.buy({ quantity: 1, timeInForce: 'GTD', expireAt });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
