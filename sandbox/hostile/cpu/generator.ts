// class: cpu
// tries: a generator that never ends
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    function* more() {
      for (;;) yield 1;
    }
    for (const value of more()) void value;
  }
}
