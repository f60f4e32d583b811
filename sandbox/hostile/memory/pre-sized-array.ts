// class: memory
// tries: an array of 128 million places
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void new Array(2 ** 27).fill({});
  }
}
