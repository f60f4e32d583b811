import { parseDecimal } from '../money/decimal.ts';
import { product, type Units } from '../money/exact-sum.ts';
import type { LedgerScale } from '../money/ledger-scale.ts';
import type { Commission } from '../backtest/run-config.ts';

/** What a fill costs, in ledger units, without rounding. */
export interface CommissionModel {
  /** `traded`: ledger units of notional traded in the run so far; `isFirst`: no fill of this order came before. */
  fee(instrument: number, quantity: number, price: number, traded: number, isFirst: boolean): Units;
}

/** Turns the configured schedule into integers of the ledger. Throws on a text that is no decimal: configurations are validated before. */
export function commissionModel(commission: Commission, scale: LedgerScale, quantityDecimals: readonly number[]): CommissionModel {
  switch (commission.kind) {
    case 'none':
      return { fee: () => 0 };
    case 'percentage':
      return new RateCommission(scale, [{ upTo: Number.POSITIVE_INFINITY, rate: commission.rate }], amount(commission.minimum ?? '0', scale));
    case 'tiered': {
      const tiers = commission.tiers.map((tier) => ({
        upTo: tier.upTo === null ? Number.POSITIVE_INFINITY : Number(tier.upTo) * scale.perCurrencyUnit,
        rate: tier.rate,
      }));
      return new RateCommission(scale, tiers, 0);
    }
    case 'fixed': {
      const perOrder = amount(commission.perOrder, scale);
      return { fee: (_instrument, _quantity, _price, _traded, isFirst) => (isFirst ? perOrder : 0) };
    }
    case 'per-unit': {
      const minimum = amount(commission.minimum ?? '0', scale);
      const perUnit = quantityDecimals.map((decimals) => Number(parse(commission.perUnit, scale.decimals - decimals)));
      return { fee: (instrument, quantity, _price, _traded, isFirst) => atLeast(product(quantity, perUnit[instrument] as number, 1), isFirst ? minimum : 0) };
    }
    default:
      return commission satisfies never;
  }
}

interface RateTier {
  readonly upTo: number;
  /** Ledger units of fee per price unit and quantity unit, by instrument. */
  readonly perNotional: readonly number[];
}

class RateCommission implements CommissionModel {
  readonly #tiers: readonly RateTier[];
  readonly #minimum: Units;
  readonly #last: RateTier;

  constructor(scale: LedgerScale, tiers: readonly { readonly upTo: number; readonly rate: string }[], minimum: Units) {
    // perNotional is a power of ten not below the rate's decimals, so the product is a whole number.
    this.#tiers = tiers.map(({ upTo, rate }) => ({ upTo, perNotional: scale.perNotional.map((units) => Number(parse(rate, Math.round(Math.log10(units))))) }));
    this.#minimum = minimum;
    const last = this.#tiers.at(-1);
    if (last === undefined) throw new RangeError('a tiered commission needs at least one tier');
    this.#last = last;
  }
  fee(instrument: number, quantity: number, price: number, traded: number, isFirst: boolean): Units {
    return atLeast(product(quantity, price, this.#tierOf(traded).perNotional[instrument] as number), isFirst ? this.#minimum : 0);
  }
  #tierOf(traded: number): RateTier {
    for (const tier of this.#tiers) if (traded < tier.upTo) return tier;
    return this.#last;
  }
}

const atLeast = (fee: Units, minimum: Units): Units => (fee < minimum ? minimum : fee);

function amount(text: string, scale: LedgerScale): Units {
  const units = parse(text, scale.decimals);
  return units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : units;
}

function parse(text: string, decimals: number): bigint {
  const units = parseDecimal(text, decimals);
  if (units === undefined) throw new RangeError(`commission ${JSON.stringify(text)} is not a decimal with up to ${decimals} decimals`);
  return units;
}
