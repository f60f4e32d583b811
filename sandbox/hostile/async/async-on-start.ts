// class: async
// tries: a start that waits
// expect: rejected forbidden "never waits"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  async onStart(): Promise<void> {
    await null;
  }
}
