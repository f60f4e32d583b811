// class: cpu
// tries: recursion without an end, caught again and again
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const deeper = (): number => deeper() + 1;
    for (;;) {
      try {
        deeper();
      } catch {}
    }
  }
}
