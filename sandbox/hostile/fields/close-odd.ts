// class: fields
// tries: closing positions in symbols that do not exist
// expect: ok "held 3"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const options of [{ symbol: '__proto__' }, { symbol: 'ZZZ' }, null]) {
      try {
        this.close(options);
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
