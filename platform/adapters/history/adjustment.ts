import type { BarColumns, BarReader, BarSource } from './columns-file.ts';
import type { CorporateAction } from './corporate-actions.ts';
import type { SymbolMeta } from './dataset-meta.ts';
import { roundDecimal } from './decimal-text.ts';
import { MAX_DECIMALS } from './symbol-table.ts';

/** `raw`: prices as traded. `split`: as if all later splits had happened already. `total`: dividends reinvested as well. */
export type Adjustment = 'raw' | 'split' | 'total';

export const ADJUSTMENTS: readonly Adjustment[] = ['raw', 'split', 'total'];

const DAY_MS = 86_400_000;

/** Factors for all bars before an ex-date (and not before the previous one). */
export interface AdjustmentStep {
  readonly before: number;
  readonly price: number;
  readonly volume: number;
}

/** Actions that change a symbol's bars in this view: after the first bar, up to the last one. */
export function effectiveActions(symbol: SymbolMeta, actions: readonly CorporateAction[], adjustment: Adjustment): CorporateAction[] {
  if (adjustment === 'raw') return [];
  return actions.filter(
    (action) =>
      action.symbol === symbol.symbol && action.date > symbol.firstTime && action.date <= symbol.lastTime && (adjustment === 'total' || action.split !== 1),
  );
}

/** Decimals of adjusted prices: four more than raw ones, at most 8. */
export function adjustedDecimals(priceDecimals: number): number {
  return Math.min(MAX_DECIMALS, priceDecimals + 4);
}

/** Close of the first bar-day at or after a date: what the dividend of that ex-date is compared with. */
function closeOnExDate(source: BarSource, symbol: SymbolMeta, date: number): number | undefined {
  const reader = source.reader(symbol, { from: date, windowRows: 1_024 });
  let close: number | undefined;
  let day = Number.NaN;
  for (let bars = reader.next(); bars; bars = reader.next()) {
    for (let row = 0; row < bars.rows; row++) {
      const barDay = Math.floor((bars.time[row] as number) / DAY_MS);
      if (close !== undefined && barDay !== day) return close;
      day = barDay;
      close = bars.close[row] as number;
    }
  }
  return close;
}

/**
 * Steps of a symbol, ascending: factor = product over later ex-dates of 1 / (1 + dividend / close on the ex-date) / split
 * (`split` leaves the dividend out).
 */
export function adjustmentSteps(source: BarSource, symbol: SymbolMeta, effective: readonly CorporateAction[], adjustment: Adjustment): AdjustmentStep[] {
  const steps: AdjustmentStep[] = [];
  let price = 1;
  let volume = 1;
  for (const action of effective.toSorted((a, b) => b.date - a.date)) {
    const close = adjustment === 'total' && action.dividend > 0 ? closeOnExDate(source, symbol, action.date) : undefined;
    price /= (close === undefined ? 1 : 1 + action.dividend / close) * action.split;
    volume *= action.split;
    steps.push({ before: action.date, price, volume });
  }
  return steps.toReversed();
}

/** Applies steps to a reader's bars: prices rounded to `decimals` (never to 0), volumes to `quantityDecimals`. */
export class AdjustedReader implements BarReader {
  readonly #source: BarReader;
  readonly #steps: readonly AdjustmentStep[];
  readonly #decimals: number;
  readonly #quantityDecimals: number;
  #step = 0;

  constructor(source: BarReader, steps: readonly AdjustmentStep[], decimals: number, quantityDecimals: number) {
    this.#source = source;
    this.#steps = steps;
    this.#decimals = decimals;
    this.#quantityDecimals = quantityDecimals;
  }

  next(): BarColumns | undefined {
    const bars = this.#source.next();
    if (!bars) return undefined;
    for (let row = 0; row < bars.rows; row++) {
      while (this.#step < this.#steps.length && (bars.time[row] as number) >= (this.#steps[this.#step] as AdjustmentStep).before) this.#step++;
      const step = this.#steps[this.#step];
      if (step) this.#adjust(bars, row, step);
    }
    return bars;
  }

  #adjust(bars: BarColumns, row: number, step: AdjustmentStep): void {
    const smallest = 10 ** -this.#decimals;
    for (const column of [bars.open, bars.high, bars.low, bars.close])
      column[row] = Math.max(smallest, roundDecimal((column[row] as number) * step.price, this.#decimals));
    bars.volume[row] = roundDecimal((bars.volume[row] as number) * step.volume, this.#quantityDecimals);
  }
}
