// class: cpu
// tries: the decimal text of a huge integer, again and again
// expect: stopped deadline|cpu|memory
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const big = (1n << 4_000_000n) - 1n;
    for (let sum = 0; ; sum += big.toString(10).length) if (sum < 0) this.log(sum);
  }
}
