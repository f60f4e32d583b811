// class: cpu
// tries: an endless loop in the middle of a run
// expect: stopped cpu|deadline bars=701 "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000 + 700 * 60_000) for (;;);
  }
}
