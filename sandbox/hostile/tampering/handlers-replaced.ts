// class: tampering
// tries: other handlers in the middle of a run
// expect: ok logs=1199
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.onBar = () => this.log('other');
    this.buy({ quantity: 1, limit: 1 });
  }
}
