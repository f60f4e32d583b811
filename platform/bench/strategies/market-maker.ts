import { Strategy, type Bar, type Order } from '@paddock/sdk';

/** Withdraws both quotes and places them anew at every bar: four commands a bar. */
export default class MarketMaker extends Strategy({ name: 'market-maker' }) {
  #bid: Order | undefined;
  #ask: Order | undefined;

  override onBar(bar: Bar): void {
    if (this.#bid !== undefined) this.cancel(this.#bid);
    if (this.#ask !== undefined) this.cancel(this.#ask);
    const skew = this.position.quantity * 0.5;
    this.#bid = this.buy({ quantity: 1, limit: this.roundPrice(bar.close - 6 - skew) });
    this.#ask = this.sell({ quantity: 1, limit: this.roundPrice(bar.close + 6 - skew) });
  }
}
