// class: escape
// tries: calling the SDK with no stack left
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const deep = (): void => {
      try {
        deep();
      } catch {
        try {
          this.log('x');
          this.lookback(3);
          void this.openOrders;
        } catch {}
      }
    };
    deep();
    this.log('held');
  }
}
