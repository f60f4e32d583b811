// class: fields
// tries: options behind symbols
// expect: ok accepted=1
import { Strategy, type Bar, type OrderOptions } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) this.buy({ quantity: 1, limit: 1, [Symbol.toPrimitive]: () => 1e9, [Symbol('owner')]: 7 } as OrderOptions);
  }
}
