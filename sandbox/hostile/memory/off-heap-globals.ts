// class: memory
// tries: objects whose memory lives outside the heap
// expect: ok "held"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const name of ['Intl', 'Temporal', 'SharedArrayBuffer', 'WebAssembly', 'WeakRef', 'FinalizationRegistry'])
      if (name in globalThis) this.log(`BREACH ${name}`);
    this.log('held');
  }
}
