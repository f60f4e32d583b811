// class: memory
// tries: a sparse array
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

const all: number[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let at = 0; ; at += 1_000) all[at] = at;
  }
}
