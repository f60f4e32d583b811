// class: errors
// tries: a proxy around an error whose traps run code
// expect: stopped threw|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw new Proxy(new Error('x'), { get: (target, key) => (key === 'message' ? 'x'.repeat(1_000_000) : Reflect.get(target, key)) });
  }
}
