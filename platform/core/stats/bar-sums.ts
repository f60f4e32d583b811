import type { EquityColumns } from '../backtest/result.ts';
import { spreadOrZero } from './moments.ts';

export interface BarReturnSummary {
  readonly count: number;
  readonly mean: number;
  /** ddof 1; NaN below two returns. */
  readonly sd: number;
}

export interface ExposureSummary {
  readonly bars: number;
  /** Bars with a position. */
  readonly exposedBars: number;
  /** Means over all bars; null without bars. */
  readonly meanEquity: number | null;
  readonly meanExposure: number | null;
  /** The largest gross exposure / equity of a bar with positive equity. */
  readonly maxLeverage: number;
}

/** A spread this small against the mean square is what adding up millions of doubles leaves behind, and counts as zero. */
const ROUNDING_OF_SUMS = 1e-9;

/** Running sums over all bars: returns from bar to bar, equity, gross exposure. */
export class BarSums {
  readonly #initialEquity: number;
  #first = Number.NaN;
  #previous = Number.NaN;
  #bars = 0;
  #returns = 0;
  #squares = 0;
  #equity = 0;
  #exposedBars = 0;
  #exposure = 0;
  #maxLeverage = 0;

  constructor(initialEquity: number) {
    this.#initialEquity = initialEquity;
    this.#previous = initialEquity;
  }

  /** Takes bars `from` to `to` (exclusive), which follow on what came before. The loops work on locals: they run once per bar of every backtest. */
  take({ equity, exposure }: EquityColumns, from: number, to: number): void {
    if (this.#bars === 0 && to > from) this.#first = equity[from] ?? Number.NaN;
    this.#bars += to - from;
    this.#takeColumns(equity, exposure, from, to);
  }

  /** Takes bars of one equity, without exposure. */
  takeFlat(equity: number, bars: number): void {
    if (this.#bars === 0) this.#first = equity;
    this.#bars += bars;
    // Only the first of them can differ from the bar before it.
    const change = (equity - this.#previous) / this.#previous;
    this.#returns += change;
    this.#squares += change * change;
    this.#equity += equity * bars;
    this.#previous = equity;
  }

  #takeColumns(equities: Float64Array, exposures: Float64Array, from: number, to: number): void {
    let previous = this.#previous;
    let returns = this.#returns;
    let squares = this.#squares;
    let equity = this.#equity;
    let exposed = this.#exposedBars;
    let exposure = this.#exposure;
    let maxLeverage = this.#maxLeverage;
    for (let bar = from; bar < to; bar++) {
      const current = equities[bar] ?? Number.NaN;
      const change = (current - previous) / previous;
      returns += change;
      squares += change * change;
      equity += current;
      previous = current;
      const gross = exposures[bar] ?? 0;
      if (gross <= 0) continue;
      exposed++;
      exposure += gross;
      if (gross > maxLeverage * current && current > 0) maxLeverage = gross / current;
    }
    this.#previous = previous;
    this.#returns = returns;
    this.#squares = squares;
    this.#equity = equity;
    this.#exposedBars = exposed;
    this.#exposure = exposure;
    this.#maxLeverage = maxLeverage;
  }

  returns(): BarReturnSummary {
    // A first bar that still equals the initial equity is E_0, not a return; its zero has left the sums unchanged.
    const count = this.#bars - (this.#first === this.#initialEquity ? 1 : 0);
    const mean = this.#returns / count;
    const squares = this.#squares - this.#returns * mean;
    const isRounding = squares <= this.#squares * ROUNDING_OF_SUMS;
    const sd = isRounding ? 0 : spreadOrZero(Math.sqrt(squares / (count - 1)));
    return { count, mean, sd: count < 2 ? Number.NaN : sd };
  }

  exposure(): ExposureSummary {
    const hasBars = this.#bars > 0;
    return {
      bars: this.#bars,
      exposedBars: this.#exposedBars,
      meanEquity: hasBars ? this.#equity / this.#bars : null,
      meanExposure: hasBars ? this.#exposure / this.#bars : null,
      maxLeverage: this.#maxLeverage,
    };
  }
}
