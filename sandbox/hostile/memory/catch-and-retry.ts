// class: memory
// tries: catching every failure and trying again
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

const all: unknown[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) {
      try {
        for (;;) all.push(new Uint8Array(1 << 22).fill(1));
      } catch {}
    }
  }
}
