// class: memory
// tries: hundreds of millions of matches
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void [...'a'.repeat(2 ** 27).matchAll(/a/g)];
  }
}
