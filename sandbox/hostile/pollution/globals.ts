// class: pollution
// tries: putting other objects in the place of globals
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    for (const name of ['Math', 'Number', 'Object', 'Array', 'Map', 'Set', 'JSON', 'Reflect', 'Float64Array', 'TypeError', 'Date', 'Symbol']) {
      const lie =
        name === 'Number' ? { isFinite: () => true, isNaN: () => false, isSafeInteger: () => true, NaN } : { round: () => 5, floor: () => 5, freeze: () => 1 };
      if (Reflect.set(globalThis, name, lie) || Reflect.defineProperty(globalThis, name, { value: lie }) || Reflect.deleteProperty(globalThis, name))
        this.log(`BREACH ${name}`);
    }
    this.log('held');
  }
}
