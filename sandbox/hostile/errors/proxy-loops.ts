// class: errors
// tries: a proxy whose traps never come back
// expect: stopped cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const loop = (): never => {
      for (;;);
    };
    throw new Proxy({}, { get: loop, getPrototypeOf: loop, has: loop, ownKeys: loop });
  }
}
