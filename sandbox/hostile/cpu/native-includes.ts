// class: cpu
// tries: a built-in search that cannot be interrupted
// expect: stopped deadline|cpu
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.prototype.includes.call({ length: 2 ** 52 }, 'x');
  }
}
