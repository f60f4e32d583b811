import type { Rows, TradeRow } from '@paddock/platform/core';
import { csvLine } from './csv-cell.ts';
import { textChunks } from './text-chunks.ts';

const COLUMNS = [
  'symbol',
  'side',
  'quantity',
  'entryTime',
  'entryPrice',
  'exitTime',
  'exitPrice',
  'fees',
  'pnl',
  'exitReason',
  'bars',
  'mae',
  'mfe',
] as const satisfies readonly (keyof TradeRow)[];

/** The closed trades as CSV: a header, then one line per trade; times in ISO 8601 UTC, money and prices as exact decimals. */
export function tradesCsv(trades: Rows<TradeRow>): AsyncGenerator<string> {
  return textChunks(lines(trades));
}

async function* lines(trades: Rows<TradeRow>): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  for await (const trade of trades) yield csvLine(COLUMNS.map((column) => cell(trade, column)));
}

function cell(trade: TradeRow, column: (typeof COLUMNS)[number]): string | number | undefined {
  if (column === 'entryTime' || column === 'exitTime') return new Date(trade[column]).toISOString();
  return trade[column];
}
