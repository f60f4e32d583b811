import { createHash } from 'node:crypto';
import { BarSource, type WrittenSymbol } from './columns-file.ts';
import type { DatasetMeta, SymbolMeta } from './dataset-meta.ts';
import { findGaps, RhythmFinder, type Gap } from './gaps.ts';
import { timeframeMs, timeframeName, type Timeframe } from './timeframe.ts';

/** A symbol as written to a columns file, with the decimals its text had. */
export interface ProfiledSymbol extends WrittenSymbol {
  readonly symbol: string;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
}

export interface GapSummary {
  readonly total: number;
  readonly listed: readonly Gap[];
}

const LISTED_GAPS = 200;

function versionOf(symbols: readonly ProfiledSymbol[], lengthMs: number): string {
  const hash = createHash('sha256').update(`${lengthMs}\n`);
  for (const { symbol, priceDecimals, quantityDecimals, sha256 } of symbols)
    hash.update(`${JSON.stringify(symbol)} ${priceDecimals} ${quantityDecimals} ${sha256}\n`);
  return hash.digest('hex');
}

/** Reads the stamps of a written columns file again: timeframe, gaps, version. `stated` is a timeframe that the user gave. */
export function profileDataset(
  columnsPath: string,
  written: readonly ProfiledSymbol[],
  stated?: Timeframe,
): { readonly meta: DatasetMeta; readonly gaps: GapSummary } {
  const sorted = written.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const symbols = sorted.map((symbol): SymbolMeta => ({ ...symbol, tick: 1, gaps: 0 }));
  const base = { format: 1, version: '', ...spanOf(sorted) } as const;
  const source = new BarSource({ ...base, timeframe: '1d', timeframeMs: 0, symbols }, columnsPath);
  try {
    const finder = new RhythmFinder();
    for (const symbol of symbols) finder.watch(source.reader(symbol));
    const rhythm = finder.rhythm(stated === undefined ? undefined : timeframeMs(stated));
    const found = symbols.map((symbol) => findGaps(symbol.symbol, source.reader(symbol), rhythm));
    const meta: DatasetMeta = {
      ...base,
      version: versionOf(sorted, rhythm.timeframeMs),
      timeframe: timeframeName(rhythm.timeframeMs),
      timeframeMs: rhythm.timeframeMs,
      symbols: symbols.map((symbol, index) => ({ ...symbol, gaps: found[index]?.count ?? 0 })),
    };
    return { meta, gaps: { total: found.reduce((sum, gaps) => sum + gaps.count, 0), listed: found.flatMap((gaps) => gaps.listed).slice(0, LISTED_GAPS) } };
  } finally {
    source.close();
  }
}

function spanOf(symbols: readonly ProfiledSymbol[]): { readonly rows: number; readonly firstTime: number; readonly lastTime: number } {
  let rows = 0;
  let firstTime = Infinity;
  let lastTime = -Infinity;
  for (const symbol of symbols) {
    rows += symbol.rows;
    firstTime = Math.min(firstTime, symbol.firstTime);
    lastTime = Math.max(lastTime, symbol.lastTime);
  }
  return { rows, firstTime, lastTime };
}
