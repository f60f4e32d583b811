// class: fields
// tries: a price between two ticks
// expect: ok accepted=0 "nearest valid price"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) this.buy({ quantity: 1, limit: 99.995 });
  }
}
