// class: tampering
// tries: a number in the place of a handler in the middle of a run
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Object.assign(this, { onBar: 7, onFill: 'text', onOrder: null });
    this.buy({ quantity: 1 });
  }
}
