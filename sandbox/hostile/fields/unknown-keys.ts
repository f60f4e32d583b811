// class: fields
// tries: options that are not on the list
// expect: ok orders=0 "held 5"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const extra of [{ price: 1 }, { account: 'other' }, { owner: 3 }, { approved: true }, JSON.parse('{"__proto__":{"quantity":5}}') as object]) {
      try {
        this.buy({ quantity: 1, ...extra, tenant: 'root' });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
