// class: memory
// tries: a buffer that grows outside the heap
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    const buffer = new ArrayBuffer(8, { maxByteLength: 2 ** 32 });
    const grow = Reflect.get(buffer, 'resize') as ((bytes: number) => void) | undefined;
    grow?.call(buffer, 2 ** 32);
    if (buffer.byteLength !== 8) this.log('BREACH the buffer grew');
    if (bar.time === 1_600_000_000_000) this.log('held');
  }
}
