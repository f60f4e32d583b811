import type { CostModel } from '../backtest/run-config.ts';

/** What separates the price of an aggressive order from the price of the bar: half the spread, slippage, and impact by share of volume. */
export class PriceImpact {
  readonly #fixedBps: number;
  readonly #impactBps: number;

  constructor(costs: CostModel) {
    this.#fixedBps = costs.spreadBps / 2 + costs.slippageBps;
    this.#impactBps = costs.impactBps;
  }
  /** The price after costs, rounded against the order onto the grid. `sign`: 1 buys, -1 sells; `volume` in quantity units. */
  apply(base: number, sign: number, quantity: number, volume: number, tick: number): number {
    const share = this.#impactBps === 0 ? 0 : Math.min(1, volume > 0 ? quantity / volume : 1);
    const bps = this.#fixedBps + this.#impactBps * share;
    if (bps === 0) return base;
    const exact = (base * (1 + (sign * bps) / 10_000)) / tick;
    const rounded = sign > 0 ? Math.ceil(exact - 1e-7) : Math.floor(exact + 1e-7);
    return Math.max(rounded, 1) * tick;
  }
}
