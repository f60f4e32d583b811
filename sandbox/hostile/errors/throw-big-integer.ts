// class: errors
// tries: a huge integer, thrown
// expect: stopped threw|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw 1n << 30_000_000n;
  }
}
