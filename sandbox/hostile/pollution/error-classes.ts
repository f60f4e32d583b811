// class: pollution
// tries: the class of the SDK's own errors
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    try {
      this.buy({ quantity: NaN });
    } catch (error) {
      const kind = (error as Error).constructor;
      for (const [target, key] of [
        [kind.prototype, 'quantity'],
        [kind.prototype, 'toString'],
        [kind, 'captureStackTrace'],
      ] as [object, string][]) {
        try {
          if (Reflect.set(target, key, () => 7)) this.log(`BREACH ${key}`);
        } catch {}
      }
      this.log('held');
    }
  }
}
