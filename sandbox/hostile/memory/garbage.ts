// class: memory
// tries: much garbage that nobody keeps
// expect: ok bars=1200
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    let last: unknown;
    for (let i = 0; i < 4; i += 1) last = new Array(10_000).fill(bar.close);
    if (last === undefined) this.log('never');
  }
}
