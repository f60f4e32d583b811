// class: memory
// tries: functions that are kept
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

const all: (() => number)[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) {
      const room = new Array(50).fill(all.length);
      all.push(() => room.length);
    }
  }
}
