// class: fields
// tries: symbols that the run does not have
// expect: ok orders=0 "held 9"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const symbol of ['', 'BBB', 'aaa', '__proto__', 'constructor', 0, null, { toString: () => 'AAA' }, ['AAA']]) {
      try {
        this.buy({ quantity: 1, symbol });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
