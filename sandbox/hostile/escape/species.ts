// class: escape
// tries: results of built-ins made by a class of its own
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

class Taken extends Array<unknown> {
  static override get [Symbol.species](): ArrayConstructor {
    return function (this: unknown) {
      return { length: 0 };
    } as never;
  }
}

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    Taken.from([1, 2, 3]).map((value) => value);
    Reflect.set(this.symbols, 'constructor', Taken);
    if (this.symbols.map((symbol) => symbol).length === 1) this.log('held');
  }
}
