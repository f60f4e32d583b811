// class: fields
// tries: a bracket whose exits are no prices
// expect: ok accepted=0 "held 5"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const price of [Infinity, NaN, '90', {}, 1n] as number[]) {
      try {
        this.buy({ quantity: 1, stopLoss: price, takeProfit: price });
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
