// class: state
// tries: keys that lead out of a store
// expect: ok "held"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  store = new Map<string, string>();
  override onStart(): void {
    for (const key of ['../../etc/passwd', '__proto__', 'constructor', '\u0000', 'x'.repeat(100_000)]) this.store.set(key, 'value');
    if (Reflect.get({}, 'value') !== undefined) this.log('BREACH');
    this.log('held');
  }
}
