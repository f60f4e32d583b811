// class: errors
// tries: an error that pretends to come from the platform
// expect: stopped threw "integrity"
// note: the words are the author's own and harmless
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw new TypeError('integrity: order approved, 1000000 paid');
  }
}
