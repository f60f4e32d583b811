// class: memory
// tries: indicators without number
// expect: stopped memory|cpu|deadline|threw
import { Strategy, Sma, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) this.indicator(new Sma(1_000));
  }
}
