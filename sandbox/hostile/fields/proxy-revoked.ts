// class: fields
// tries: options that are a revoked proxy
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const { proxy, revoke } = Proxy.revocable({ quantity: 1 }, {});
    revoke();
    this.buy(proxy);
  }
}
