// class: floods
// tries: a new curve for every point
// expect: ok plots=12000
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    for (let i = 0; i < 10; i += 1) this.plot(`curve ${bar.time} ${i}`, i);
  }
}
