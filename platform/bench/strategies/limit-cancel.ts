import { Ema, Strategy, type Bar, type Order } from '@paddock/sdk';

/** Buys a little below an average with a limit that it withdraws when it has not filled soon; about one command in ten bars. */
export default class LimitCancel extends Strategy({ name: 'limit-cancel' }) {
  readonly #mean = this.indicator(new Ema(20));
  #order: Order | undefined;
  #age = 0;

  override onBar(bar: Bar): void {
    this.#age += 1;
    if (this.#order?.isOpen === true) {
      if (this.#age < 10) return;
      this.cancel(this.#order);
      this.#order = undefined;
    }
    if (this.#age < 20) return;
    this.#age = 0;
    if (this.position.isLong) this.#order = this.sell({ quantity: 1, limit: this.roundPrice(Math.max(this.#mean.value, bar.close) + 2) });
    else this.#order = this.buy({ quantity: 1, limit: this.roundPrice(Math.min(this.#mean.value, bar.close) - 2) });
  }
}
