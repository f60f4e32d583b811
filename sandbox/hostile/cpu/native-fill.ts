// class: cpu
// tries: a built-in fill that cannot be interrupted
// expect: stopped deadline|cpu|memory
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.prototype.fill.call({ length: 2 ** 50 }, 1, 0, 2 ** 40);
  }
}
