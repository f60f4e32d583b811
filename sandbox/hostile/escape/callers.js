// class: escape
// tries: the callers of a function by its old properties
// expect: ok "held 4"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  onStart() {
    let held = 0;
    function inner() {
      return inner;
    }
    for (const read of [() => inner.caller, () => inner.arguments, () => Function.prototype.caller, () => arguments.callee.caller]) {
      try {
        const found = read();
        this.log(`BREACH ${typeof found}`);
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
