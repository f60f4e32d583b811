// class: async
// tries: a line logged at a moment that depends on the machine
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    void Promise.resolve().then(() => this.log(`late ${bar.time}`));
  }
}
