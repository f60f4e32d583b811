// class: fields
// tries: a key named __proto__ among the options
// expect: ok accepted=0 orders=0 "held"
import { Strategy, type Bar, type OrderOptions } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    try {
      this.buy(JSON.parse('{"quantity":1,"__proto__":{"limit":5}}') as OrderOptions);
    } catch {
      this.log('held');
    }
  }
}
