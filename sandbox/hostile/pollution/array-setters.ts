// class: pollution
// tries: setters on the prototype of arrays
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let at = 0; at < 100; at += 1) Object.defineProperty(Array.prototype, at, { set: (value) => this.log(`BREACH ${typeof value}`), configurable: true });
  }
}
