// class: async
// tries: an order placed after the stop
// expect: stopped threw "Promise is not defined"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStop(): void {
    void Promise.resolve().then(() => this.buy({ quantity: 1 }));
  }
}
