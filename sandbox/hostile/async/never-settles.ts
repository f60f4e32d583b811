// class: async
// tries: waiting for a promise that never settles
// expect: rejected forbidden "never waits"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  async onBar(): Promise<void> {
    await new Promise(() => undefined);
  }
}
