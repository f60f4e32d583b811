// class: errors
// tries: nothing at all, thrown
// expect: stopped threw "undefined was thrown"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw undefined;
  }
}
