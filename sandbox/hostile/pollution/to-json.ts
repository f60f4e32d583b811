// class: pollution
// tries: a toJSON on every object
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'BREACH' });
  }
}
