// class: fields
// tries: tags that are no words
// expect: ok orders=0 "held 5"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const tag of [1, {}, [], null, { toString: () => 'tag' }]) {
      try {
        this.buy({ quantity: 1, limit: 1, tag });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
