// class: errors
// tries: null, thrown
// expect: stopped threw "null was thrown"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw null;
  }
}
