// class: fields
// tries: quantities of every other type
// expect: ok orders=0 "held 11"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    const values: unknown[] = ['1', 1n, true, null, undefined, [1], {}, { valueOf: () => 1 }, { toJSON: () => 1 }, Symbol('1'), () => 1];
    for (const quantity of values) {
      try {
        this.buy({ quantity: quantity });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
