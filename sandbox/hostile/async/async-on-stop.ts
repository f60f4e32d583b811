// class: async
// tries: a stop that waits and trades on
// expect: rejected forbidden "never waits"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  async onStop(): Promise<void> {
    await null;
    this.buy({ quantity: 1 });
  }
}
