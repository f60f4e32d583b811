// class: cpu
// tries: a native sort of ten million numbers, again and again
// expect: stopped deadline|cpu|memory
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const all = new Float64Array(4_000_000);
    for (;;) all.map((_, i) => (i * 7_919) % 1_000_003).sort();
  }
}
