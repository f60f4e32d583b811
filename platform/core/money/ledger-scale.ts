import type { Instrument } from '@paddock/sdk';
import { pow10 } from './pow10.ts';

/**
 * The unit of the account's ledger: the coarsest power of ten in which every notional (price x quantity) and every fee is a whole number.
 */
export class LedgerScale {
  /** One unit of account currency is 10^decimals ledger units. */
  readonly decimals: number;
  readonly perCurrencyUnit: number;
  /** By instrument: ledger units of one price unit times one quantity unit. */
  readonly perNotional: readonly number[];

  constructor(instruments: readonly Instrument[], rateDecimals: number, leastDecimals: number) {
    const notionalDecimals = instruments.reduce((most, i) => Math.max(most, i.priceDecimals + i.quantityDecimals), 0);
    this.decimals = Math.max(notionalDecimals + rateDecimals, leastDecimals, 2);
    this.perCurrencyUnit = pow10(this.decimals);
    this.perNotional = instruments.map((i) => pow10(this.decimals - i.priceDecimals - i.quantityDecimals));
  }
  /** Account currency of an amount in ledger units, nearest double. */
  toCurrency(units: number): number {
    return units / this.perCurrencyUnit;
  }
}
