// class: cpu
// tries: a quadratic regular expression over megabytes
// expect: stopped cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    /x*y/.test('x'.repeat(8_000_000));
  }
}
