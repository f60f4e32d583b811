// class: pollution
// tries: the prototypes behind timers, fills and snapshots
// expect: ok "held"
import { Strategy, type Timer } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    this.every(60_000);
  }
  override onTimer(timer: Timer): void {
    if (Reflect.setPrototypeOf(Object.getPrototypeOf(timer) as object, null) && Object.getPrototypeOf(timer) !== Object.prototype) this.log('BREACH');
    if (timer.time === 1_600_000_080_000) this.log('held');
  }
}
