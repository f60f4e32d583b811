// class: look-ahead
// tries: odd places in a look-back window
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  window = this.lookback(10);
  override onBar(bar: Bar): void {
    const odd: unknown[] = [-1, -0.5, 10, 2 ** 32, 2 ** 32 + 1, NaN, Infinity, '-1', { valueOf: () => -1 }, [-1], null, undefined, true];
    for (const k of odd) if (this.window.time(k as number) > bar.time) this.log('BREACH the future');
    let reading = 0;
    const swap = { valueOf: () => (reading++ === 0 ? 0 : -1) };
    if (this.window.time(swap as never) > bar.time) this.log('BREACH by valueOf');
    if (bar.time === 1_600_000_000_000) this.log('held');
  }
}
