// class: memory
// tries: a map that grows
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

const all = new Map<number, object>();

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let key = 0; ; key += 1) all.set(key, { key });
  }
}
