// class: look-ahead
// tries: keeping the bar and reading it later
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  kept: Bar | undefined;
  override onBar(bar: Bar): void {
    this.kept ??= bar;
    if (this.kept.time > bar.time) this.log('BREACH the future');
    if (this.kept.close > this.kept.open) this.buy({ quantity: 1, limit: 1 });
  }
}
