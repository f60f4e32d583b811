// class: fields
// tries: a quantity whose reading places another order
// expect: ok accepted=2
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const strategy = this;
    this.buy({
      get quantity() {
        strategy.sell({ quantity: 2, limit: 500 });
        return 1;
      },
      limit: 1,
    });
  }
}
