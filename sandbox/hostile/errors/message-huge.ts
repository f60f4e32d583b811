// class: errors
// tries: an error with a message of 100 million characters
// expect: stopped threw|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw new Error('x'.repeat(100_000_000));
  }
}
