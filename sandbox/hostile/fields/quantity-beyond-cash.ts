// class: fields
// tries: far more than the account can pay for, in small orders
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; i < 20; i += 1) this.buy({ quantity: 300 });
    if (this.equity < 0) this.log('BREACH below nothing');
  }
}
