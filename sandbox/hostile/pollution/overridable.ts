// class: pollution
// tries: the few properties of built-in prototypes that can be overridden
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    for (const key of ['toString', 'valueOf', 'constructor', 'hasOwnProperty', 'toLocaleString']) {
      try {
        (Object.prototype as unknown as Record<string, unknown>)[key] = () => 'BREACH';
        this.log(`BREACH ${key}`);
      } catch {}
    }
    for (const key of ['name', 'message', 'stack', 'cause']) {
      try {
        (Error.prototype as unknown as Record<string, unknown>)[key] = 'BREACH';
        this.log(`BREACH ${key}`);
      } catch {}
    }
    this.log('held');
  }
}
