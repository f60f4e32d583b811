// class: cpu
// tries: a built-in reversal of a huge array-like
// expect: stopped deadline|cpu
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.prototype.reverse.call({ length: 2 ** 50 });
  }
}
