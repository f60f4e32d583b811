// class: nondeterminism
// tries: measuring time by counting in a loop
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    const before = Date.now();
    let count = 0;
    while (count < 2_000 && Date.now() === before) count += 1;
    if (count !== 2_000) this.log(`BREACH ${count}`);
    if (bar.time === 1_600_000_000_000) this.log('held');
  }
}
