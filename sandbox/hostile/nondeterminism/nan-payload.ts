// class: nondeterminism
// tries: bits inside a number that is none
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, bar.close / 0 - bar.close / 0);
    this.plot('bits', view.getUint32(0));
    view.setUint32(0, 0x7ff80001);
    this.plot('payload', view.getFloat64(0));
  }
}
