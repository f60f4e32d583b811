// class: cpu
// tries: recursion that doubles at every level
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const grow = (n: number): number => (n === 0 ? 1 : grow(n - 1) + grow(n - 1));
    grow(60);
  }
}
