// class: fields
// tries: OCO legs with sides that do not exist
// expect: ok orders=0 "held 6"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const side of ['BUY', '', 1, null, ['buy'], { toString: () => 'buy' }]) {
      try {
        this.oco([
          { side, quantity: 1, limit: 1 },
          { side, quantity: 1, limit: 1 },
        ]);
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
