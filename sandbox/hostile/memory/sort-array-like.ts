// class: memory
// tries: sorting an array-like of 500 million places
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Array.prototype.sort.call({ length: 500_000_000 });
  }
}
