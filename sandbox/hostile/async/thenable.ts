// class: async
// tries: an answer that pretends to be a promise
// expect: stopped threw "synchronous"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(): never {
    return { then: (done: () => void) => done() } as never;
  }
}
