import { Sma, Strategy, crossedAbove, crossedBelow, int } from '@paddock/sdk';

/** Holds while a fast average is above a slow one. */
export default class Cross extends Strategy({ name: 'cross', params: { fast: int({ default: 5 }), slow: int({ default: 20 }) } }) {
  readonly #fast = this.indicator(new Sma(this.params.fast));
  readonly #slow = this.indicator(new Sma(this.params.slow));

  override onBar(): void {
    if (crossedAbove(this.#fast, this.#slow) && this.position.isFlat) this.buy({ quantity: 10 });
    else if (crossedBelow(this.#fast, this.#slow) && this.position.isLong) this.close();
  }
}
