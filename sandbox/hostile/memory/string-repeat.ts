// class: memory
// tries: the longest text there can be, many times
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

const all: string[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; ; i += 1) all.push(JSON.stringify('\u0001'.repeat(2 ** 24) + i));
  }
}
