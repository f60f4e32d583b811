// class: memory
// tries: symbols in the registry, which are never collected
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; ; i += 1) Symbol.for(`symbol ${i} ${'x'.repeat(100)}`);
  }
}
