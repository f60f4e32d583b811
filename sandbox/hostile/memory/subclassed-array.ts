// class: memory
// tries: growth hidden behind a subclass of Array
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

class Quiet extends Array<unknown> {
  override get length(): number {
    return 0;
  }
}
const all = new Map<number, Quiet>();

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let key = 0; ; key += 1) all.set(key, Quiet.from({ length: 100 }) as Quiet);
  }
}
