// class: errors
// tries: an error whose message is another one at every reading
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let reading = 0;
    throw Object.defineProperty(new Error('x'), 'message', { get: () => (reading++ === 0 ? 'first' : 'x'.repeat(2 ** 28)) });
  }
}
