// class: memory
// tries: a little more at every bar
// expect: stopped memory|cpu
import { Strategy, type Bar } from '@paddock/sdk';

const all: unknown[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    all.push(new Array(12_000).fill(bar.close));
  }
}
