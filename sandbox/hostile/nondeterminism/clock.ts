// class: nondeterminism
// tries: the clock of the machine, in every way that there is
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    const times = [
      Date.now(),
      new Date().getTime(),
      new Date(Date()).getTime(),
      new (class extends Date {})().getTime(),
      Number(Reflect.construct(Date, [])),
      new Date().constructor === Date ? bar.time : 0,
    ];
    for (const time of times) if (Math.floor(time / 60_000) !== Math.floor(bar.time / 60_000)) this.log(`BREACH ${time}`);
    if (bar.time === 1_600_000_000_000) this.log('held');
  }
}
