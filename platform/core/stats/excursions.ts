import type { TradeRow } from '../backtest/result.ts';
import { ratio } from './ratio.ts';

export interface ExcursionStatistics {
  /** Mean magnitude of the maximum adverse excursion of the trades that have one, money. */
  readonly averageMae: number | null;
  /** Mean magnitude of the maximum favourable excursion of the trades that have one, money. */
  readonly averageMfe: number | null;
  /** Largest magnitude of a maximum adverse excursion, money. */
  readonly worstMae: number | null;
}

/** Excursions inside the trades, as magnitudes, from the bars that the trade was open. */
export class Excursions {
  #adverse = 0;
  #adverseCount = 0;
  #worst = 0;
  #favourable = 0;
  #favourableCount = 0;

  add({ mae, mfe }: TradeRow): void {
    if (mae !== undefined) {
      const adverse = Math.abs(Number(mae));
      this.#adverse += adverse;
      this.#adverseCount++;
      if (adverse > this.#worst) this.#worst = adverse;
    }
    if (mfe !== undefined) {
      this.#favourable += Math.abs(Number(mfe));
      this.#favourableCount++;
    }
  }

  statistics(): ExcursionStatistics {
    return {
      averageMae: ratio(this.#adverse, this.#adverseCount),
      averageMfe: ratio(this.#favourable, this.#favourableCount),
      worstMae: this.#adverseCount === 0 ? null : this.#worst,
    };
  }
}
