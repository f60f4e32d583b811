// class: fields
// tries: the largest quantity that is a number
// expect: ok accepted=0
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.buy({ quantity: Number.MAX_SAFE_INTEGER });
  }
}
