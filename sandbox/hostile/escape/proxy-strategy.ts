// class: escape
// tries: an instance that is a proxy around a strategy
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

class Inner extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log('called');
  }
}
export default new Proxy(Inner, { construct: (target, values) => new Proxy(Reflect.construct(target, values) as object, {}) });
