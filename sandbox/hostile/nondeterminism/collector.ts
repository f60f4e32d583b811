// class: nondeterminism
// tries: watching the garbage collector
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    for (const name of ['WeakRef', 'FinalizationRegistry', 'gc']) if (name in globalThis) this.log(`BREACH ${name}`);
    this.log('held');
  }
}
