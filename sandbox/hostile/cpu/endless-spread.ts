// class: cpu
// tries: spreading an endless iterator
// expect: stopped cpu|deadline|memory
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const endless = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) };
    void [...endless];
  }
}
