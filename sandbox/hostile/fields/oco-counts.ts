// class: fields
// tries: OCO groups of nothing, of one and of eleven
// expect: ok orders=0 "held 6"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    const leg = { side: 'buy', quantity: 1, limit: 1 };
    for (const legs of [[], [leg], new Array(11).fill(leg), null, { 0: leg, 1: leg, length: 2 }, new Array(2)]) {
      try {
        this.oco(legs);
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
