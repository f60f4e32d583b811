// class: pollution
// tries: a Number that takes everything for finite, then an order of that size
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    globalThis.Number = { isFinite: () => true, isNaN: () => false } as never;
    this.buy({ quantity: 'all of it' as never });
  }
}
