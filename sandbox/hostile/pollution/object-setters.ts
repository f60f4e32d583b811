// class: pollution
// tries: setters on the prototype of all objects
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (const key of ['owner', 'instrument', 'quantity', 'id'])
      Object.defineProperty(Object.prototype, key, { set: () => this.log('BREACH'), get: () => 1e9 });
  }
}
