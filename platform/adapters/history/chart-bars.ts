import { setImmediate as nextTurn } from 'node:timers/promises';
import { AdjustedReader, adjustedDecimals, adjustmentSteps, effectiveActions, type Adjustment } from './adjustment.ts';
import type { BarReader, BarSource } from './columns-file.ts';
import type { CorporateAction } from './corporate-actions.ts';
import type { SymbolMeta } from './dataset-meta.ts';

/** time, open, high, low, close, volume */
export type ChartBar = [time: number, open: number, high: number, low: number, close: number, volume: number];

export interface ChartRequest {
  readonly source: BarSource;
  readonly symbol: SymbolMeta;
  readonly actions?: readonly CorporateAction[];
  readonly adjustment?: Adjustment;
  /** Both included, epoch ms. */
  readonly from?: number;
  readonly to?: number;
  /** Most bars to return. */
  readonly points: number;
}

export interface ChartBars {
  /** Bars in the range before they were joined. */
  readonly rawCount: number;
  /** Of the prices in this view. */
  readonly priceDecimals: number;
  readonly bars: readonly ChartBar[];
}

/** Bars for a picture: neighbouring ones are joined (first open, highest high, lowest low, last close, summed volume) until at most `points` are left. */
export async function chartBars(request: ChartRequest): Promise<ChartBars> {
  const { symbol, points, adjustment = 'raw' } = request;
  const actions = effectiveActions(symbol, request.actions ?? [], adjustment);
  const priceDecimals = actions.length === 0 ? symbol.priceDecimals : adjustedDecimals(symbol.priceDecimals);
  const rawCount = await countBars(readerOf(request));
  const steps = adjustmentSteps(request.source, symbol, actions, adjustment);
  const reader = steps.length === 0 ? readerOf(request) : new AdjustedReader(readerOf(request), steps, priceDecimals, symbol.quantityDecimals);
  return { rawCount, priceDecimals, bars: await joinBars(reader, Math.max(1, Math.ceil(rawCount / points))) };
}

function readerOf({ source, symbol, from, to }: ChartRequest): BarReader {
  return source.reader(symbol, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
}

async function countBars(reader: BarReader): Promise<number> {
  let count = 0;
  for (let piece = reader.next(); piece; piece = reader.next()) {
    count += piece.rows;
    await nextTurn();
  }
  return count;
}

async function joinBars(reader: BarReader, rowsPerBar: number): Promise<ChartBar[]> {
  const joined: ChartBar[] = [];
  let rows = 0;
  for (let piece = reader.next(); piece; piece = reader.next()) {
    for (let row = 0; row < piece.rows; row++) {
      const bar: ChartBar = [
        piece.time[row] ?? 0,
        piece.open[row] ?? 0,
        piece.high[row] ?? 0,
        piece.low[row] ?? 0,
        piece.close[row] ?? 0,
        piece.volume[row] ?? 0,
      ];
      const last = joined.at(-1);
      if (last && rows++ % rowsPerBar !== 0) extend(last, bar);
      else {
        joined.push(bar);
        rows = 1;
      }
    }
    await nextTurn();
  }
  return joined;
}

function extend(into: ChartBar, bar: ChartBar): void {
  into[2] = Math.max(into[2], bar[2]);
  into[3] = Math.min(into[3], bar[3]);
  into[4] = bar[4];
  into[5] += bar[5];
}
