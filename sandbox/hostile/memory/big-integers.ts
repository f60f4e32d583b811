// class: memory
// tries: integers that grow
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

const all: bigint[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let big = 1n;
    for (;;) all.push((big = (big << 100_000n) | 1n));
  }
}
