// class: logs
// tries: names of curves that break lines, and values that are no numbers
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.plot('a\nb\u001b[31m\u202E', 1);
    this.plot('x'.repeat(100_000), NaN);
    this.plot('', Infinity);
  }
}
