// class: pollution
// tries: replacing methods of the SDK's classes
// expect: ok "held"
import { Strategy, StrategyBase, Sma, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const order = this.buy({ quantity: 1, limit: 1 });
    const window = this.lookback(3);
    const series = this.timeframe('5m');
    for (const [target, key] of [
      [Sma.prototype, 'updateBar'],
      [StrategyBase.prototype, 'buy'],
      [Object.getPrototypeOf(order), 'isOpen'],
      [Object.getPrototypeOf(window), 'push'],
      [Object.getPrototypeOf(series), 'push'],
      [Object.getPrototypeOf(bar), 'close'],
      [Object.getPrototypeOf(this.position), 'quantity'],
    ] as [object, string][])
      if (Reflect.set(target, key, () => 7) || Reflect.defineProperty(target, key, { value: () => 7 })) this.log(`BREACH ${key}`);
    this.log('held');
  }
}
