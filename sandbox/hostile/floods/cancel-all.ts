// class: floods
// tries: cancelling everything at every bar, many times
// expect: ok accepted=1200
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.buy({ quantity: 1, limit: 1 });
    for (let i = 0; i < 20; i += 1) this.cancelAll();
  }
}
