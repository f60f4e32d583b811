// class: fields
// tries: options that are no object
// expect: ok accepted=0 "held 9"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const options of [undefined, null, 1, 'buy', 1n, Symbol('x'), () => 1, [], new Map([['quantity', 1]])]) {
      try {
        this.buy(options);
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
