/** What an empty editor starts with: a whole strategy that runs. */
export const STARTER_SOURCE = `import { Strategy, Sma, crossedAbove, crossedBelow, int } from '@paddock/sdk';

export default class MyStrategy extends Strategy({
  name: 'my-strategy',
  title: 'My strategy',
  params: {
    fast: int({ default: 10, min: 2, max: 200, label: 'Fast average' }),
    slow: int({ default: 30, min: 3, max: 400, label: 'Slow average' }),
    quantity: int({ default: 100, min: 1, label: 'Quantity' }),
  },
}) {
  readonly #fast = this.indicator(new Sma(this.params.fast));
  readonly #slow = this.indicator(new Sma(this.params.slow));

  override onBar(): void {
    if (crossedAbove(this.#fast, this.#slow) && this.position.isFlat) this.buy({ quantity: this.params.quantity });
    else if (crossedBelow(this.#fast, this.#slow) && this.position.isLong) this.close();
  }
}
`;
