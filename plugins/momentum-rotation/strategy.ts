import { Roc, Strategy, int, number, type Window } from '@paddock/sdk';

interface Candidate {
  readonly symbol: string;
  readonly momentum: Roc;
  readonly last: Window;
}

/** Each month holds the symbols that rose most, in equal parts; what fell is never held. */
export default class MomentumRotation extends Strategy({
  name: 'momentum-rotation',
  title: 'Momentum rotation',
  description: 'On the first bar of every month ranks all symbols by their return and holds the best of those that rose, in equal parts.',
  scope: 'portfolio',
  params: {
    lookback: int({ default: 126, min: 2, max: 2_000, label: 'Look-back', description: 'Bars over which the return is measured.' }),
    hold: int({ default: 5, min: 1, max: 100, label: 'Symbols to hold' }),
    reserve: number({
      default: 2,
      min: 0,
      max: 90,
      label: 'Cash reserve',
      description: 'Percent of equity never invested; it absorbs gaps between close and open, and fees.',
    }),
  },
}) {
  readonly #candidates: readonly Candidate[] = this.symbols.map((symbol) => ({
    symbol,
    momentum: this.indicator(new Roc(this.params.lookback), { symbol }),
    last: this.lookback(1, { symbol }),
  }));
  #month = Number.NaN;
  #leaders: readonly Candidate[] = [];

  override onSlice(time: number): void {
    const month = new Date(time).getUTCMonth();
    if (month !== this.#month) this.#rotate(time);
    this.#month = month;
    // Purchases wait until the sales that pay for them have filled.
    if (this.#leaders.length > 0 && this.openOrders.length === 0) this.#invest();
  }

  #rotate(time: number): void {
    this.cancelAll();
    this.#leaders = this.#candidates
      .filter(({ momentum, last }) => momentum.value > 0 && last.time() === time)
      .toSorted((a, b) => b.momentum.value - a.momentum.value)
      .slice(0, this.params.hold);
    const keep = new Set(this.#leaders.map(({ symbol }) => symbol));
    for (const symbol of this.symbols) if (!keep.has(symbol)) this.close({ symbol });
    this.log(`leaders: ${[...keep].join(', ') || 'none'}`);
  }

  #invest(): void {
    const missing = this.#leaders.filter(({ symbol }) => this.positionOf(symbol).isFlat);
    this.#leaders = [];
    const usable = 1 - this.params.reserve / 100;
    const budget = Math.min((this.equity * usable) / this.params.hold, (this.cash * usable) / missing.length);
    for (const { symbol, last } of missing) {
      const quantity = this.roundQuantity(budget / last.close(), symbol);
      if (quantity > 0) this.buy({ symbol, quantity });
    }
  }
}
