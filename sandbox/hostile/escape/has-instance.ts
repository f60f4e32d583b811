// class: escape
// tries: classes that claim every object
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    for (const target of [Array, Object, Error, Set, Map]) {
      if (target !== undefined && Reflect.defineProperty(target, Symbol.hasInstance, { value: () => true })) this.log('BREACH');
    }
    this.log('held');
  }
}
