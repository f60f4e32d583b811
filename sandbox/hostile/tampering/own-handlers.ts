// class: tampering
// tries: calling its own handlers from inside handlers
// expect: ok accepted=1
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  depth = 0;
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    if (this.depth++ < 10) this.onBar(bar);
    else this.buy({ quantity: 1, limit: 1 });
  }
}
