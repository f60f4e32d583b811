// class: look-ahead
// tries: moving the bar forward by its own class
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const before = bar.close;
    const kind = bar.constructor as unknown as Record<string, unknown>;
    for (const key of Reflect.ownKeys(kind)) {
      const member = Reflect.get(kind, key) as unknown;
      if (typeof member !== 'function' || member === kind) continue;
      try {
        (member as (...values: unknown[]) => unknown).call(kind, bar, 5, 5);
      } catch {}
    }
    if (bar.close !== before || bar.time !== 1_600_000_000_000) this.log('BREACH the future');
    this.log('held');
  }
}
