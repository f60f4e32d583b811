// class: pollution
// tries: replacing methods that the runtime calls
// expect: ok "held 20"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    let held = 0;
    const targets: [object, string][] = [
      [Array.prototype, 'push'],
      [Array.prototype, 'map'],
      [Array.prototype, Symbol.iterator as never],
      [Object.prototype, 'quantity'],
      [Object.prototype, 'then'],
      [Object, 'keys'],
      [Object, 'freeze'],
      [Object, 'defineProperty'],
      [Math, 'round'],
      [Math, 'abs'],
      [JSON, 'stringify'],
      [JSON, 'parse'],
      [Number, 'isFinite'],
      [Number, 'isNaN'],
      [Number, 'isSafeInteger'],
      [String.prototype, 'slice'],
      [Map.prototype, 'get'],
      [Function.prototype, 'call'],
      [Reflect, 'apply'],
      [Date, 'now'],
    ];
    for (const [target, key] of targets) {
      if (Reflect.set(target, key, () => 7) || Reflect.defineProperty(target, key, { value: () => 7 })) this.log(`BREACH ${String(key)}`);
      else held += 1;
    }
    this.log(`held ${held}`);
  }
}
