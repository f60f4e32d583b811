import type { Instrument } from '../model/index.ts';
import { DEFAULT_VOLUME, type TestBar } from './test-bars.ts';

/** Bars of all symbols as the core reads them: seven columns one behind the other, rows sorted by time and instrument. */
export interface BarColumns {
  readonly instruments: readonly Instrument[];
  readonly data: Float64Array;
  readonly rows: number;
  readonly baseMs: number;
}

export interface GridOptions {
  readonly priceDecimals?: number;
  readonly quantityDecimals?: number;
  readonly baseMs?: number;
}

const LEAST_DECIMALS = 2;
const MOST_DECIMALS = 8;
const DAY = 86_400_000;

/** Throws a RangeError that names the symbol and the bar when a bar cannot be used. */
export function barColumns(bySymbol: Readonly<Record<string, readonly TestBar[]>>, options: GridOptions): BarColumns {
  const symbols = Object.keys(bySymbol);
  const rows = symbols.flatMap((symbol, instrument) => checked(symbol, bySymbol[symbol] ?? []).map((bar) => ({ bar, instrument })));
  if (rows.length === 0) throw new RangeError('there are no bars');
  rows.sort((a, b) => a.bar.time - b.bar.time || a.instrument - b.instrument);
  const data = new Float64Array(7 * rows.length);
  rows.forEach(({ bar, instrument }, row) => {
    const values = [bar.time, instrument, bar.open, bar.high, bar.low, bar.close, bar.volume ?? DEFAULT_VOLUME];
    values.forEach((value, column) => (data[column * rows.length + row] = value));
  });
  return {
    instruments: symbols.map((symbol) => ({
      symbol,
      priceDecimals: options.priceDecimals ?? priceDecimals(bySymbol[symbol] ?? []),
      quantityDecimals: options.quantityDecimals ?? 0,
      tick: 1,
    })),
    data,
    rows: rows.length,
    baseMs: options.baseMs ?? shortestDistance(Object.values(bySymbol)),
  };
}

function checked(symbol: string, bars: readonly TestBar[]): readonly TestBar[] {
  bars.forEach((bar, i) => {
    const { time, open, high, low, close, volume = DEFAULT_VOLUME } = bar;
    const before = bars[i - 1]?.time ?? Number.NEGATIVE_INFINITY;
    if (!(time > before)) throw new RangeError(`bar ${i} of ${symbol}: time ${time} is not after ${before}`);
    if (![open, high, low, close, volume].every(Number.isFinite))
      throw new RangeError(`bar ${i} of ${symbol}: ${JSON.stringify(bar)} holds something that is not a number`);
    if (high < Math.max(open, close) || low > Math.min(open, close))
      throw new RangeError(`bar ${i} of ${symbol}: open ${open} and close ${close} are not between low ${low} and high ${high}`);
  });
  return bars;
}

/** Decimals that the prices use, at least two: the grid of an order should not depend on whether a test's prices happen to be whole. */
function priceDecimals(bars: readonly TestBar[]): number {
  let most = LEAST_DECIMALS;
  for (const { open, high, low, close } of bars) for (const price of [open, high, low, close]) most = Math.max(most, decimals(price));
  return Math.min(MOST_DECIMALS, most);
}

function decimals(value: number): number {
  const text = value.toFixed(MOST_DECIMALS).replace(/0+$/, '');
  return text.length - text.indexOf('.') - 1;
}

function shortestDistance(lists: readonly (readonly TestBar[])[]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const bars of lists) bars.forEach(({ time }, i) => (shortest = Math.min(shortest, time - (bars[i - 1]?.time ?? Number.NEGATIVE_INFINITY))));
  return Number.isFinite(shortest) ? shortest : DAY;
}
