// class: look-ahead
// tries: a subclass of the bar's class
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const kind = bar.constructor as new (symbols: string[]) => Bar;
    try {
      const own = new (class extends kind {})(['AAA']);
      if (own.close > 0) this.log(`BREACH ${own.close}`);
    } catch {}
    this.log('held');
  }
}
