// class: look-ahead
// tries: fields and symbols of the bar
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (Reflect.ownKeys(bar).length > 0) this.log('BREACH fields');
    for (const key of Reflect.ownKeys(Object.getPrototypeOf(bar) as object))
      if (!['symbol', 'time', 'open', 'high', 'low', 'close', 'volume', 'copy', 'constructor'].includes(String(key))) this.log(`BREACH ${String(key)}`);
    if (bar.time === 1_600_000_000_000) this.log('held');
  }
}
