// class: cpu
// tries: a built-in splice of a huge array-like
// expect: stopped deadline|cpu|memory
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.prototype.unshift.call({ length: 2 ** 40 }, 1);
  }
}
