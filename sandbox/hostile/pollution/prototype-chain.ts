// class: pollution
// tries: another prototype for built-in prototypes
// expect: ok "held"
import { Strategy, Sma, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    for (const target of [
      Array.prototype,
      Function.prototype,
      Map.prototype,
      Sma.prototype,
      Object.getPrototypeOf(bar),
      Object.getPrototypeOf(this.position),
    ] as object[])
      if (Reflect.setPrototypeOf(target, { injected: true })) this.log('BREACH');
    this.log('held');
  }
}
