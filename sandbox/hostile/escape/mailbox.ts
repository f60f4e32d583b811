// class: escape
// tries: the buffers that the runtime shares with its process
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const seen = new Set<unknown>();
    const queue: unknown[] = [globalThis, this, bar, this.position, this.params, this.lookback(5), this.timeframe('5m'), this.buy({ quantity: 1, limit: 1 })];
    while (queue.length > 0) {
      const value = queue.pop();
      if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) continue;
      seen.add(value);
      if (ArrayBuffer.isView(value)) this.log(`BREACH a view of ${value.byteLength} bytes`);
      if (Object.prototype.toString.call(value) === '[object SharedArrayBuffer]') this.log('BREACH a shared buffer');
      queue.push(Reflect.getPrototypeOf(value));
      for (const key of Reflect.ownKeys(value)) {
        const property = Reflect.getOwnPropertyDescriptor(value, key);
        queue.push(property?.value, property?.get, property?.set);
      }
    }
    this.log('held');
  }
}
