// class: look-ahead
// tries: pushing bars of its own into a window and a series
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  window = this.lookback(3);
  series = this.timeframe('5m');
  override onBar(bar: Bar): void {
    const forged = { time: bar.time + 600_000, open: 1, high: 1, low: 1, close: 1, volume: 1 } as never;
    this.window.push(forged);
    this.series.push(forged);
    if (bar.time === 1_600_000_000_000) this.log('held');
  }
}
