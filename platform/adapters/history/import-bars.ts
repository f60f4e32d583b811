import fs from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BarBatch } from './bar-batch.ts';
import { CanonicalWriter } from './canonical-writer.ts';
import type { WrittenSymbol } from './columns-file.ts';
import { mergeActions, type CorporateAction } from './corporate-actions.ts';
import type { DatasetMeta } from './dataset-meta.ts';
import { profileDataset, type ProfiledSymbol } from './dataset-profile.ts';
import { ImportError } from './import-error.ts';
import { type Duplicates, notesOf, type FileReading, type ImportReport } from './import-report.ts';
import { symbolsFromNames, type InputFile } from './input-file.ts';
import { loadFile, type ImportState, type ReadingOptions } from './load-file.ts';
import { Rejections } from './rejections.ts';
import { SortedRuns } from './sorted-runs.ts';
import { priceDecimalsOf, quantityDecimalsOf, SymbolTable } from './symbol-table.ts';
import type { Timeframe } from './timeframe.ts';

export interface ImportProgress {
  /** 0..1 over the bytes of all files, when their size is known. */
  readonly progress: number;
  readonly rowsRead: number;
}

export interface ImportOptions extends ReadingOptions {
  /** Symbol of all rows, for a file without a symbol column. */
  readonly symbol?: string;
  /** Stated length of the bars; default: the commonest distance. */
  readonly timeframe?: Timeframe;
  /** Stated decimals of quantities, 0 to 8; default: those of the volume column. */
  readonly quantityDecimals?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportedBars {
  readonly meta: DatasetMeta;
  readonly actions: readonly CorporateAction[];
  readonly report: ImportReport;
}

/**
 * Reads text files into one canonical columns file: symbols sorted by name in `meta`, bars ascending and unique in time.
 * Streams: memory does not grow with the input. Throws ImportError when a file as a whole cannot be read, or no row is left.
 */
export async function importBars(files: readonly InputFile[], columnsPath: string, options: ImportOptions = {}): Promise<ImportedBars> {
  const started = performance.now();
  const spool = `${columnsPath}.spool`;
  const state: ImportState = {
    symbols: new SymbolTable(),
    rejections: new Rejections(),
    actions: [],
    batch: new BarBatch(),
    runs: new SortedRuns(spool),
    counts: { rowsRead: 0, unsorted: 0, roundedValues: 0, denoisedValues: 0, emptyVolumes: 0 },
  };
  try {
    const readings = await loadFiles(files, state, options);
    const { written, duplicates } = await mergeRows(files, columnsPath, state, options.signal);
    if (written.size === 0) throw new ImportError(emptyMessage(state));
    const { meta, gaps } = profileDataset(columnsPath, profiledSymbols(state.symbols, written, options.quantityDecimals), options.timeframe);
    const found = { readings, duplicates, gaps, timeframe: meta.timeframe, timezone: options.timezone ?? 'UTC', rowsKept: meta.rows };
    return { meta, actions: mergeActions(state.actions), report: reportOf(state, found, performance.now() - started) };
  } finally {
    state.runs.close();
    fs.rmSync(spool, { force: true });
  }
}

interface Found extends Pick<ImportReport, 'gaps' | 'timeframe' | 'timezone' | 'rowsKept'> {
  readonly readings: readonly FileReading[];
  readonly duplicates: Duplicates;
}

function reportOf({ rejections, counts, actions }: ImportState, found: Found, elapsedMs: number): ImportReport {
  const { readings, duplicates, ...rest } = found;
  return {
    ...rest,
    files: readings,
    rowsRead: counts.rowsRead,
    rejected: { total: rejections.total, byReason: rejections.byReason, listed: rejections.listed },
    duplicates: { total: duplicates.total, differing: duplicates.differing, listed: duplicates.listed },
    unsortedRows: counts.unsorted,
    notes: notesOf(counts, actions.length),
    elapsedMs: Math.round(elapsedMs),
  };
}

function emptyMessage({ counts, rejections }: ImportState): string {
  const first = rejections.listed[0];
  return `no usable rows in ${counts.rowsRead} read${first ? `; the first was rejected in ${first.file} line ${first.line}: ${first.message}` : ''}`;
}

async function loadFiles(files: readonly InputFile[], state: ImportState, options: ImportOptions): Promise<FileReading[]> {
  const names = symbolsFromNames(files.map((file) => file.name));
  const total = files.reduce((sum, file) => sum + (typeof file.path === 'string' ? fs.statSync(file.path).size : 0), 0);
  const readings: FileReading[] = [];
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    const onBytes = (count: number): void => {
      bytes += count;
      options.onProgress?.({ progress: total > 0 ? Math.min(1, bytes / total) : 0, rowsRead: state.counts.rowsRead });
    };
    const symbol = file.symbol ?? options.symbol ?? names[index] ?? path.basename(file.name);
    readings.push(await loadFile({ file, index, symbol, options, signal: options.signal, onBytes, isSkippable: files.length > 1 }, state));
  }
  if (readings.every((reading) => reading.problem !== undefined))
    throw new ImportError(`none of ${files.length} files can be read: ${readings[0]?.file}: ${readings[0]?.problem}`);
  state.runs.add(state.batch);
  state.batch.clear();
  return readings;
}

async function mergeRows(files: readonly InputFile[], columnsPath: string, state: ImportState, signal: AbortSignal | undefined): Promise<CanonicalWriter> {
  const writer = new CanonicalWriter(columnsPath, { symbol: (index) => state.symbols.entries[index]?.symbol ?? '', file: (index) => files[index]?.name ?? '' });
  try {
    let steps = 0;
    for (const _ of state.runs.merge(writer)) {
      signal?.throwIfAborted();
      if (++steps % 16 === 0) await nextTurn();
    }
  } finally {
    writer.end();
  }
  return writer;
}

function profiledSymbols(table: SymbolTable, written: ReadonlyMap<number, WrittenSymbol>, quantityDecimals: number | undefined): ProfiledSymbol[] {
  return table.entries.flatMap((seen, index) => {
    const symbol = written.get(index);
    return symbol
      ? [{ ...symbol, symbol: seen.symbol, priceDecimals: priceDecimalsOf(seen), quantityDecimals: quantityDecimals ?? quantityDecimalsOf(seen) }]
      : [];
  });
}
