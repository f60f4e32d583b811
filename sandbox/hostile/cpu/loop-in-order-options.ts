// class: cpu
// tries: order options that never come back when their keys are listed
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.buy(
      new Proxy(
        { quantity: 1 },
        {
          ownKeys: () => {
            for (;;);
          },
        },
      ),
    );
  }
}
