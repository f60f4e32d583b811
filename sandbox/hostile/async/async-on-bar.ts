// class: async
// tries: a handler that waits
// expect: rejected forbidden "never waits"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  async onBar(): Promise<void> {
    await null;
    this.buy({ quantity: 1 });
  }
}
