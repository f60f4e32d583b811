// class: memory
// tries: flattening that multiplies
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const row = new Array(10_000).fill(1);
    void new Array(100_000).fill(row).flat();
  }
}
