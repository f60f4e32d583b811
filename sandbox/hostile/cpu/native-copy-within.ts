// class: cpu
// tries: a built-in move inside a huge array-like
// expect: stopped deadline|cpu
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.prototype.copyWithin.call({ length: 2 ** 50 }, 0, 1);
  }
}
