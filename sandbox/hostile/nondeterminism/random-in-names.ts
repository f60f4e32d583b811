// class: nondeterminism
// tries: chance in tags, logs and plots
// expect: ok logs=1200
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(String(Math.random()));
    this.plot(`curve ${Math.floor(Math.random() * 5)}`, Math.random());
  }
}
