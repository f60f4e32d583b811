// class: async
// tries: an order placed by a function that waits
// expect: rejected forbidden "never waits"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void this.#later();
  }
  async #later(): Promise<void> {
    await null;
    this.buy({ quantity: 1 });
  }
}
