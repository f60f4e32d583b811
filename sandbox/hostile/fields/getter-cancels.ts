// class: fields
// tries: a limit whose reading cancels the order before
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const before = this.buy({ quantity: 1, limit: 1 });
    const cancel = (): boolean => this.cancel(before);
    this.buy({
      quantity: 1,
      get limit() {
        cancel();
        return 1;
      },
    });
  }
}
