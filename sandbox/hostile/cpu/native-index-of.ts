// class: cpu
// tries: a native search with a quadratic worst case
// expect: stopped deadline|cpu
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const hay = 'a'.repeat(2 ** 26);
    const needle = 'a'.repeat(2 ** 25) + 'b';
    for (;;) hay.indexOf(needle);
  }
}
