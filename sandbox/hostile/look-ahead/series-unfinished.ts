// class: look-ahead
// tries: reading a longer bar before it is complete
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  series = this.timeframe('5m');
  override onBar(bar: Bar): void {
    const last = this.series.last;
    if (last !== undefined && last.time + 300_000 > bar.time + 60_000) this.log('BREACH an unfinished bar');
    if (bar.time === 1_600_000_000_000) this.log('held');
  }
}
