// class: definitions
// tries: a handler that is a generator
// expect: stopped threw "synchronous"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override *onBar(): never {
    yield 1;
  }
}
