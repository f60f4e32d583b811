// class: cpu
// tries: a huge sort with a comparator that contradicts itself
// expect: stopped cpu|deadline|memory
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let flip = 1;
    Array.from({ length: 4_000_000 }, (_, i) => i).sort(() => (flip = -flip));
  }
}
