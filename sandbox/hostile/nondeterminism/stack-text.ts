// class: nondeterminism
// tries: names and places of the runtime in a stack
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time === 1_600_000_000_000) this.log((new Error('x').stack ?? '').split('\n').length);
  }
}
