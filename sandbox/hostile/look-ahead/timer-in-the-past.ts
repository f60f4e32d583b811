// class: look-ahead
// tries: timers that are due before they are set
// expect: ok
import { Strategy, type Bar, type Timer } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time < 1_600_000_000_000 + 50 * 60_000) this.at(bar.time - 86_400_000);
  }
  override onTimer(timer: Timer): void {
    if (timer.time > this.now) this.log('BREACH the future');
  }
}
