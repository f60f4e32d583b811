// class: nondeterminism
// tries: orders of keys and of equals
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const keys = Object.keys({ b: 1, a: 2, 2: 3, 1: 4 }).join('');
    const sorted = Array.from({ length: 50 }, (_, i) => ({ i, k: i % 3 })).sort((x, y) => x.k - y.k);
    if (keys === '12ba') this.plot('order', sorted[7]?.i ?? 0);
  }
}
