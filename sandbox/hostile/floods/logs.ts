// class: floods
// tries: a million log lines
// expect: ok logs=10000
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; i < 1_000; i += 1) this.log(i);
  }
}
