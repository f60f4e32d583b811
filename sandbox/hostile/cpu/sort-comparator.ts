// class: cpu
// tries: a comparator that never comes back
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    [3, 1, 2].sort(() => {
      for (;;);
    });
  }
}
