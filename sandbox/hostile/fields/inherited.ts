// class: fields
// tries: options that are inherited
// expect: ok accepted=1
import { Strategy, type Bar, type OrderOptions } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) this.buy(Object.create({ quantity: 1, limit: 1, owner: 9, instrument: 9, parent: 1 }) as OrderOptions);
  }
}
