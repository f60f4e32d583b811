// class: nondeterminism
// tries: telling a backtest from live trading
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const words = /backtest|mirror|judge|live|paper|simulat|replay/i;
    const roots: object[] = [globalThis, this, bar, this.position, Object.getPrototypeOf(bar) as object, Object.getPrototypeOf(this.position) as object];
    for (const root of roots) for (const key of Reflect.ownKeys(root)) if (words.test(String(key))) this.log(`BREACH ${String(key)}`);
    this.log('held');
  }
}
