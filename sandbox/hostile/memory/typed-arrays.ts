// class: memory
// tries: buffers outside the heap
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

const all: Uint8Array[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) all.push(new Uint8Array(1 << 20).fill(1));
  }
}
