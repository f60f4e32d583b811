import { Sma, Strategy, crossedAbove, crossedBelow, int, number, type Bar } from '@paddock/sdk';

/** Long from the moment a fast moving average crosses above a slow one until it crosses below. */
export default class SmaCrossover extends Strategy({
  name: 'sma-crossover',
  title: 'SMA crossover',
  description: 'Buys when a fast simple moving average crosses above a slow one and sells when it crosses below. Long only, one position per symbol.',
  params: {
    fast: int({ default: 10, min: 1, max: 1_000, label: 'Fast average', description: 'Bars in the fast average; fewer than in the slow one.' }),
    slow: int({ default: 30, min: 2, max: 2_000, label: 'Slow average', description: 'Bars in the slow average.' }),
    quantity: number({ default: 100, min: 0, label: 'Quantity', description: 'Units to buy; ignored when a notional is given.' }),
    notional: number({
      default: 0,
      min: 0,
      label: 'Notional',
      description: 'When above 0: buys as many whole units as this amount pays for at the close of the signal.',
    }),
  },
}) {
  readonly #fast = this.indicator(new Sma(this.params.fast));
  readonly #slow = this.indicator(new Sma(this.params.slow));

  override onStart(): void {
    const { fast, slow } = this.params;
    if (fast >= slow) throw new RangeError(`fast (${fast}) must be less than slow (${slow})`);
  }

  override onBar(bar: Bar): void {
    if (crossedAbove(this.#fast, this.#slow)) this.#enter(bar);
    else if (crossedBelow(this.#fast, this.#slow)) this.#leave();
  }

  #enter(bar: Bar): void {
    const { notional } = this.params;
    const quantity = notional > 0 ? Math.floor(notional / bar.close) : this.params.quantity;
    if (this.position.isFlat && quantity > 0) this.buy({ quantity });
  }

  #leave(): void {
    this.cancelAll();
    this.close();
  }
}
