// class: look-ahead
// tries: the bar's getters on another object
// expect: ok "held 8"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    const prototype = Object.getPrototypeOf(bar) as object;
    for (const key of ['symbol', 'time', 'open', 'high', 'low', 'close', 'volume']) {
      try {
        Reflect.get(prototype, key, { row: 5 });
        this.log('BREACH');
      } catch {
        held += 1;
      }
    }
    try {
      Reflect.get(new Proxy(bar, {}), 'close');
      this.log('BREACH');
    } catch {
      held += 1;
    }
    this.log(`held ${held}`);
  }
}
