// class: memory
// tries: a list that grows
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

const all: unknown[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) all.push(new Array(1_000).fill(1.5));
  }
}
