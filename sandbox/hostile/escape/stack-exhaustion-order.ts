// class: escape
// tries: placing orders with no stack left
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time > 1_600_000_000_000 + 3 * 60_000) return;
    const deep = (): void => {
      try {
        deep();
      } catch {
        try {
          this.buy({ quantity: 1, limit: 1 });
        } catch {}
      }
    };
    deep();
  }
}
