// class: nondeterminism
// tries: chance that is not the run's own
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    if (Math.random() < 0.2) this.buy({ quantity: 1 + Math.floor(Math.random() * 5), limit: 1 });
  }
}
