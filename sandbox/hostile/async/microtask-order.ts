// class: async
// tries: an order placed after the handler has ended
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) void Promise.resolve().then(() => this.buy({ quantity: 1 }));
  }
}
