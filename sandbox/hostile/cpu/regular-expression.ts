// class: cpu
// tries: a regular expression that backtracks
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    /^(a+)+$/.test('a'.repeat(40) + 'b');
  }
}
