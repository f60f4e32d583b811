// class: async
// tries: an order placed by a generator that waits
// expect: rejected forbidden "never waits"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    void this.#loop();
  }
  async #loop(): Promise<void> {
    for await (const _tick of this.#ticks()) this.buy({ quantity: 1 });
  }
  async *#ticks(): AsyncGenerator<number> {
    for (;;) yield 1;
  }
}
