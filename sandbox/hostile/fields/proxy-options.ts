// class: fields
// tries: options that are a proxy and lie about their keys
// expect: ok accepted=1
import { Strategy, type Bar, type OrderOptions } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let reading = 0;
    this.buy(
      new Proxy({} as OrderOptions, {
        ownKeys: () => [],
        get: (_target, key) => (key === 'quantity' ? 1 + reading++ : key === 'limit' ? 1 : undefined),
      }),
    );
  }
}
