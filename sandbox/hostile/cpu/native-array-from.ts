// class: cpu
// tries: a list made from a huge length
// expect: stopped deadline|cpu|memory|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.from({ length: 2 ** 32 - 2 });
  }
}
