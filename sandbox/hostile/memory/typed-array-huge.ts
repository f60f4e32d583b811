// class: memory
// tries: one buffer of two gigabytes
// expect: stopped memory|threw|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    new Uint8Array(2 ** 31).fill(1);
  }
}
