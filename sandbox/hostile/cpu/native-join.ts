// class: cpu
// tries: a built-in join of a huge array-like
// expect: stopped deadline|cpu|memory|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.prototype.join.call({ length: 2 ** 40 }, '');
  }
}
