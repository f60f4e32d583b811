// class: memory
// tries: a field that keeps every bar many times over
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  kept: unknown[] = [];
  override onBar(bar: Bar): void {
    for (let i = 0; i < 2_000; i += 1) this.kept.push(bar.copy());
  }
}
