// class: floods
// tries: timers without number
// expect: stopped threw "more than 100 timers"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) this.every(1_000);
  }
}
