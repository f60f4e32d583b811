// class: fields
// tries: rounding of what is no number
// expect: ok orders=0
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (const value of [NaN, Infinity, '1', {}, 1e308] as number[]) {
      try {
        this.roundPrice(value);
        this.roundQuantity(value);
      } catch {}
    }
  }
}
