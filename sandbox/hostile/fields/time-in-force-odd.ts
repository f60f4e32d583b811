// class: fields
// tries: times in force that do not exist
// expect: ok orders=0 "held 7"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const timeInForce of ['gtc', 'FOREVER', '', 0, ['GTC'], { toString: () => 'GTC' }, null]) {
      try {
        this.buy({ quantity: 1, timeInForce });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
