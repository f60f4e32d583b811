import { Rsi, Strategy, int, number, type Bar, type Order } from '@paddock/sdk';

/** Buys weakness a little below the market, with a profit target and a stop attached to the entry. */
export default class RsiBracket extends Strategy({
  name: 'rsi-bracket',
  title: 'RSI bracket',
  description: 'Places a limit order below the close when RSI is oversold; a take-profit and a stop-loss follow the fill, each cancels the other.',
  params: {
    quantity: number({ default: 10, min: 0, label: 'Quantity' }),
    period: int({ default: 14, min: 2, max: 500, label: 'RSI period', description: "Bars, Wilder's smoothing." }),
    oversold: number({ default: 30, min: 0, max: 100, label: 'Oversold below' }),
    discount: number({ default: 0.2, min: 0, max: 50, step: 0.1, label: 'Entry discount', description: 'Percent below the close.' }),
    stopLoss: number({ default: 1, min: 0.01, max: 90, step: 0.1, label: 'Stop-loss', description: 'Percent below the entry price.' }),
    takeProfit: number({ default: 1.5, min: 0.01, max: 500, step: 0.1, label: 'Take-profit', description: 'Percent above the entry price.' }),
    patience: int({ default: 5, min: 1, max: 1_000, label: 'Patience', description: 'Bars that an unfilled entry works.' }),
  },
}) {
  readonly #rsi = this.indicator(new Rsi(this.params.period));
  #entry: Order | undefined;
  #barsWorked = 0;

  override onBar(bar: Bar): void {
    this.#giveUpStaleEntry();
    // Until RSI is defined it is NaN, and NaN is below nothing.
    if (this.#rsi.value < this.params.oversold && this.position.isFlat && this.openOrders.length === 0) this.#enter(bar.close);
  }

  #giveUpStaleEntry(): void {
    if (this.#entry?.isOpen !== true) return;
    this.#barsWorked += 1;
    if (this.#barsWorked >= this.params.patience) this.cancel(this.#entry);
  }

  #enter(close: number): void {
    const { quantity, discount, stopLoss, takeProfit } = this.params;
    const limit = this.roundPrice(close * (1 - discount / 100));
    this.#entry = this.buy({
      quantity,
      limit,
      stopLoss: this.roundPrice(limit * (1 - stopLoss / 100)),
      takeProfit: this.roundPrice(limit * (1 + takeProfit / 100)),
    });
    this.#barsWorked = 0;
  }
}
