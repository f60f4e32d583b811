import { Sma, StdDev, Strategy, int, number, type Window } from '@paddock/sdk';

interface Leg {
  readonly symbol: string;
  readonly last: Window;
}

/** Trades two symbols against each other when their price ratio is unusually far from its mean. */
export default class Pairs extends Strategy({
  name: 'pairs',
  title: 'Pairs',
  description: 'Sells the dear and buys the cheap one of two symbols when the z-score of their log price ratio is high, and closes both when it has come back.',
  scope: 'portfolio',
  params: {
    lookback: int({ default: 60, min: 5, max: 5_000, label: 'Look-back', description: 'Bars over which mean and deviation of the ratio are measured.' }),
    entry: number({ default: 2, min: 0.1, max: 10, step: 0.1, label: 'Entry z-score' }),
    exit: number({ default: 0.5, min: 0, max: 10, step: 0.1, label: 'Exit z-score', description: 'Closer to the mean than this: close both legs.' }),
    notional: number({ default: 10_000, min: 0, label: 'Notional per leg' }),
  },
}) {
  readonly #first = this.#leg(0);
  readonly #second = this.#leg(1);
  readonly #mean = new Sma(this.params.lookback);
  readonly #deviation = new StdDev(this.params.lookback);

  override onStart(): void {
    if (this.symbols.length !== 2) throw new RangeError(`pairs needs exactly two symbols, not ${this.symbols.length}: ${this.symbols.slice(0, 10).join(', ')}`);
    const { entry, exit } = this.params;
    if (exit >= entry) throw new RangeError(`exit (${exit}) must be less than entry (${entry})`);
  }

  override onSlice(time: number): void {
    const [first, second] = [this.#first.last, this.#second.last];
    // A ratio of prices from different moments means nothing.
    if (first.time() !== time || second.time() !== time) return;
    const ratio = Math.log(first.close() / second.close());
    this.#mean.update(ratio);
    this.#deviation.update(ratio);
    if (this.#deviation.value > 0) this.#decide((ratio - this.#mean.value) / this.#deviation.value);
  }

  #decide(zScore: number): void {
    this.plot('z-score', zScore);
    if (this.openOrders.length > 0) return;
    const isFlat = this.positionOf(this.#first.symbol).isFlat && this.positionOf(this.#second.symbol).isFlat;
    if (!isFlat && Math.abs(zScore) < this.params.exit) this.#closeBoth();
    else if (isFlat && zScore > this.params.entry) this.#open(this.#second, this.#first);
    else if (isFlat && zScore < -this.params.entry) this.#open(this.#first, this.#second);
  }

  #open(cheap: Leg, dear: Leg): void {
    const legs = [
      this.buy({ symbol: cheap.symbol, quantity: this.#quantity(cheap), tag: 'cheap' }),
      this.sell({ symbol: dear.symbol, quantity: this.#quantity(dear), tag: 'dear' }),
    ];
    // One leg alone is a bet on the market, not on the pair.
    if (!legs.every((order) => order.isOpen)) this.cancelAll();
  }

  #closeBoth(): void {
    this.close({ symbol: this.#first.symbol });
    this.close({ symbol: this.#second.symbol });
  }

  #quantity({ symbol, last }: Leg): number {
    return this.roundQuantity(this.params.notional / last.close(), symbol);
  }

  #leg(index: number): Leg {
    const symbol = this.symbols[index] ?? this.symbol;
    return { symbol, last: this.lookback(1, { symbol }) };
  }
}
