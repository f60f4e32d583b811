import type { Decimal } from './result.ts';

/** Equity, a double of whole steps of the ledger, as decimal text: rounded to 8 decimals, without trailing zeros and without an exponent. */
export function equityText(value: number): Decimal {
  const text = value.toFixed(8).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
