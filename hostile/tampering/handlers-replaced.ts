// class: tampering
// tries: other handlers in the middle of a run
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    this.onBar = () => this.log('BREACH a handler of the middle of the run');
    Object.assign(this, { onFill: () => this.log('BREACH'), onOrder: 7 });
    this.buy({ quantity: 1 });
  }
}
