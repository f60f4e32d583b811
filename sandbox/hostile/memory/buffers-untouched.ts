// class: memory
// tries: buffers that are never written to
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

const all: ArrayBuffer[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) all.push(new ArrayBuffer(1 << 24));
  }
}
