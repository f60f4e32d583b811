// class: tampering
// tries: writing to whatever the platform hands out
// expect: ok fills=2 "held"
import { Strategy, type Bar, type Fill } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) this.buy({ quantity: 1 });
    if (bar.time === 1_600_000_000_000 + 10 * 60_000) this.close();
    const things: object[] = [bar, bar.copy(), this.position, this.params, this.symbols, this.openOrders, ...this.openOrders];
    for (const thing of things)
      for (const key of ['close', 'quantity', 'isFlat', 'averagePrice', 'limitPrice', 'status', 'filledQuantity', 'length', 'time', 'symbol', '0'])
        if (!Array.isArray(thing) && Reflect.set(thing, key, 1e6)) this.log(`BREACH ${key}`);
  }
  override onFill(fill: Fill): void {
    for (const key of ['price', 'quantity', 'fee', 'side', 'order']) if (Reflect.set(fill, key, 0)) this.log(`BREACH ${key}`);
    this.log('held');
  }
}
