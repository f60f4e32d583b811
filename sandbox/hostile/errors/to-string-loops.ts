// class: errors
// tries: an error whose text never comes back
// expect: stopped threw "plain"
import { Strategy, type Bar } from '@paddock/sdk';

class Loops extends Error {
  override toString(): string {
    for (;;);
  }
  [Symbol.toPrimitive](): string {
    for (;;);
  }
}

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw new Loops('plain');
  }
}
