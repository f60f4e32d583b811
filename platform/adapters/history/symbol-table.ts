/** Most decimals a price or quantity keeps. */
export const MAX_DECIMALS = 8;

/** What the text of an import says about one symbol. */
export interface SeenSymbol {
  readonly symbol: string;
  priceDecimals: number;
  significantPriceDecimals: number;
  quantityDecimals: number;
  highestPrice: number;
  highestVolume: number;
  lastTime: number;
}

/** Symbols in order of first appearance; always text, so `NAN` and `INF` stay tickers. */
export class SymbolTable {
  readonly entries: SeenSymbol[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(symbol: string): number {
    const known = this.#indexes.get(symbol);
    if (known !== undefined) return known;
    const index = this.entries.length;
    this.entries.push({
      symbol,
      priceDecimals: 0,
      significantPriceDecimals: 0,
      quantityDecimals: 0,
      highestPrice: 0,
      highestVolume: 0,
      lastTime: Number.NEGATIVE_INFINITY,
    });
    this.#indexes.set(symbol, index);
    return index;
  }
}

/** Largest value whose integer at `decimals` is still safe, with room for sums of a few bars. */
function fittingDecimals(decimals: number, highest: number): number {
  let fitting = Math.min(decimals, MAX_DECIMALS);
  while (fitting > 0 && highest * 10 ** fitting > Number.MAX_SAFE_INTEGER) fitting--;
  return fitting;
}

/** Decimals of a price as written; whole numbers that were printed as floats (`46319.0`) have none. */
export function priceDecimalsOf(seen: SeenSymbol): number {
  const written = seen.priceDecimals === 1 && seen.significantPriceDecimals === 0 ? 0 : seen.priceDecimals;
  return fittingDecimals(written, seen.highestPrice);
}

export function quantityDecimalsOf(seen: SeenSymbol): number {
  return fittingDecimals(seen.quantityDecimals, seen.highestVolume);
}
