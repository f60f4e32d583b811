// class: memory
// tries: an object used as a dictionary
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

const all: Record<string, number> = {};

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let key = 0; ; key += 1) all[`k${key}`] = key;
  }
}
