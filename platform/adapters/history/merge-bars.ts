import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BarColumns, type BarReader, type BarSource, columnList, ColumnsWriter } from './columns-file.ts';
import type { DatasetMeta, SymbolMeta } from './dataset-meta.ts';
import { type GapSummary, profileDataset, type ProfiledSymbol } from './dataset-profile.ts';
import { ImportError } from './import-error.ts';
import { timeframeName } from './timeframe.ts';

/** A bar that an import has differently from the dataset; the stored one stays. */
export interface Conflict {
  readonly symbol: string;
  readonly time: number;
}

/** What adding an import to an existing dataset did. */
export interface MergeSummary {
  readonly existingRows: number;
  readonly addedRows: number;
  /** Rows that the dataset had already, exactly so. */
  readonly repeatedRows: number;
  readonly conflictingRows: number;
  readonly conflicts: readonly Conflict[];
  readonly addedSymbols: number;
}

export interface MergedBars {
  readonly meta: DatasetMeta;
  readonly gaps: GapSummary;
  readonly summary: MergeSummary;
}

const LISTED = 200;
const TURN_ROWS = 1 << 16;

/** Writes the union of a dataset and new bars of the same timeframe; where both have a bar the stored one stays. */
export async function mergeBars(existing: BarSource, incoming: BarSource, columnsPath: string): Promise<MergedBars> {
  if (existing.meta.timeframeMs !== incoming.meta.timeframeMs && incoming.meta.rows > 1) {
    throw new ImportError(
      `the dataset has bars of ${existing.meta.timeframe}, the new ones are of ${timeframeName(incoming.meta.timeframeMs)}; import them as another dataset`,
    );
  }
  const merge = new Merge(columnsPath);
  try {
    for (const name of new Set([...existing.meta.symbols, ...incoming.meta.symbols].map((symbol) => symbol.symbol))) {
      await merge.symbol(name, sideOf(existing, name), sideOf(incoming, name));
    }
  } finally {
    merge.close();
  }
  const { meta, gaps } = profileDataset(columnsPath, merge.written, existing.meta.timeframe);
  const known = new Set(existing.meta.symbols.map((symbol) => symbol.symbol));
  const summary = {
    existingRows: existing.meta.rows,
    addedRows: meta.rows - existing.meta.rows,
    repeatedRows: merge.repeated,
    conflictingRows: merge.conflicting,
    conflicts: merge.conflicts,
    addedSymbols: meta.symbols.filter((symbol) => !known.has(symbol.symbol)).length,
  };
  return { meta, gaps, summary };
}

interface Side {
  readonly meta: SymbolMeta;
  readonly rows: RowCursor;
}

function sideOf(source: BarSource, name: string): Side | undefined {
  const meta = source.symbol(name);
  return meta && { meta, rows: new RowCursor(source.reader(meta)) };
}

class Merge {
  readonly written: ProfiledSymbol[] = [];
  readonly conflicts: Conflict[] = [];
  repeated = 0;
  conflicting = 0;
  readonly #writer: ColumnsWriter;
  #rows = 0;

  constructor(columnsPath: string) {
    this.#writer = new ColumnsWriter(columnsPath);
  }

  async symbol(name: string, old: Side | undefined, fresh: Side | undefined): Promise<void> {
    const a = old?.rows;
    const b = fresh?.rows;
    for (;;) {
      const [timeA, timeB] = [a?.time ?? Infinity, b?.time ?? Infinity];
      if (timeA === Infinity && timeB === Infinity) break;
      if (timeA <= timeB) a?.writeTo(this.#writer);
      else b?.writeTo(this.#writer);
      if (a && b && timeA === timeB) this.#note(name, a, b);
      if (timeA <= timeB) a?.advance();
      if (timeB <= timeA) b?.advance();
      if (++this.#rows % TURN_ROWS === 0) await nextTurn();
    }
    const decimals = (field: 'priceDecimals' | 'quantityDecimals'): number => Math.max(old?.meta[field] ?? 0, fresh?.meta[field] ?? 0);
    this.written.push({ ...this.#writer.endSymbol(), symbol: name, priceDecimals: decimals('priceDecimals'), quantityDecimals: decimals('quantityDecimals') });
  }

  #note(symbol: string, a: RowCursor, b: RowCursor): void {
    if (a.equals(b)) this.repeated++;
    else {
      this.conflicting++;
      if (this.conflicts.length < LISTED) this.conflicts.push({ symbol, time: a.time });
    }
  }

  close(): void {
    this.#writer.close();
  }
}

class RowCursor {
  bars: BarColumns | undefined;
  readonly #reader: BarReader;
  #row = 0;

  constructor(reader: BarReader) {
    this.#reader = reader;
    this.bars = reader.next();
  }

  /** Of the current row; infinite at the end. */
  get time(): number {
    return this.bars ? (this.bars.time[this.#row] as number) : Infinity;
  }

  equals(other: RowCursor): boolean {
    const { bars } = other;
    if (!this.bars || !bars) return false;
    const theirs = columnList(bars);
    return columnList(this.bars).every((column, index) => column[this.#row] === theirs[index]?.[other.#row]);
  }

  writeTo(writer: ColumnsWriter): void {
    const { bars } = this;
    if (!bars) return;
    const row = this.#row;
    writer.add(
      bars.time[row] as number,
      bars.open[row] as number,
      bars.high[row] as number,
      bars.low[row] as number,
      bars.close[row] as number,
      bars.volume[row] as number,
    );
  }

  advance(): void {
    this.#row++;
    if (this.bars && this.#row < this.bars.rows) return;
    this.bars = this.#reader.next();
    this.#row = 0;
  }
}
