// class: floods
// tries: a hundred thousand points
// expect: ok plots=50000
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; i < 100; i += 1) this.plot('flood', i);
  }
}
