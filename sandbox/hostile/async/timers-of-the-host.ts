// class: async
// tries: timers of the host
// expect: ok "held"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process', 'performance', 'fetch', 'structuredClone'])
      if (name in globalThis) this.log(`BREACH ${name}`);
    this.log('held');
  }
}
