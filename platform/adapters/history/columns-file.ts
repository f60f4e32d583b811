import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import type { ColumnBlock, DatasetMeta, SymbolMeta } from './dataset-meta.ts';

/** Rows of a block; every block of a symbol but its last is full, so the bytes depend on the rows alone. */
export const BLOCK_ROWS = 8_192;
/** time, open, high, low, close, volume */
export const BAR_COLUMNS = 6;

/** What the writer knows about a symbol when its last row is written. */
export interface WrittenSymbol {
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly sha256: string;
  readonly blocks: readonly ColumnBlock[];
}

/** Writes bars grouped by symbol, ascending in time, as little-endian Float64 blocks of contiguous columns. */
export class ColumnsWriter {
  readonly #fd: number;
  readonly #block = new Float64Array(BLOCK_ROWS * BAR_COLUMNS);
  readonly #packed = new Float64Array(BLOCK_ROWS * BAR_COLUMNS);
  #rows = 0;
  #bytes = 0;
  #hash: Hash = createHash('sha256');
  #blocks: ColumnBlock[] = [];
  #symbolRows = 0;

  constructor(path: string) {
    this.#fd = fs.openSync(path, 'w', 0o600);
  }

  add(time: number, open: number, high: number, low: number, close: number, volume: number): void {
    if (this.#rows === BLOCK_ROWS) this.#flush();
    const row = this.#rows++;
    const block = this.#block;
    block[row] = time;
    block[BLOCK_ROWS + row] = open;
    block[2 * BLOCK_ROWS + row] = high;
    block[3 * BLOCK_ROWS + row] = low;
    block[4 * BLOCK_ROWS + row] = close;
    block[5 * BLOCK_ROWS + row] = volume;
  }

  /** Ends the current symbol; the next row belongs to another. */
  endSymbol(): WrittenSymbol {
    const lastTime = this.#block[this.#rows - 1] ?? 0;
    this.#flush();
    const result: WrittenSymbol = {
      rows: this.#symbolRows,
      firstTime: this.#blocks[0]?.firstTime ?? 0,
      lastTime,
      sha256: this.#hash.digest('hex'),
      blocks: this.#blocks,
    };
    this.#hash = createHash('sha256');
    this.#blocks = [];
    this.#symbolRows = 0;
    return result;
  }

  #flush(): void {
    const rows = this.#rows;
    if (rows === 0) return;
    for (let column = 0; column < BAR_COLUMNS; column++) this.#packed.set(this.#block.subarray(column * BLOCK_ROWS, column * BLOCK_ROWS + rows), column * rows);
    const bytes = new Uint8Array(this.#packed.buffer, 0, rows * BAR_COLUMNS * 8);
    fs.writeSync(this.#fd, bytes, 0, bytes.length, this.#bytes);
    this.#hash.update(bytes);
    this.#blocks.push({ offset: this.#bytes, rows, firstTime: this.#block[0] as number });
    this.#bytes += bytes.length;
    this.#symbolRows += rows;
    this.#rows = 0;
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}

/** A stretch of one symbol's bars; the arrays are reused by the next call of the reader that made it. */
export interface BarColumns {
  rows: number;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

export function makeBarColumns(capacity: number): BarColumns {
  const make = (): Float64Array => new Float64Array(capacity);
  return { rows: 0, time: make(), open: make(), high: make(), low: make(), close: make(), volume: make() };
}

export function columnList(columns: BarColumns): readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array] {
  return [columns.time, columns.open, columns.high, columns.low, columns.close, columns.volume];
}

/** Gives the bars of one symbol piece by piece, ascending in time. */
export interface BarReader {
  /** The next piece, or undefined at the end. */
  next(): BarColumns | undefined;
}

/** A dataset version open for reading. */
export class BarSource {
  readonly meta: DatasetMeta;
  readonly #fd: number;
  readonly #bySymbol: ReadonlyMap<string, SymbolMeta>;

  /** @param columnsPath the columns file that `meta` describes */
  constructor(meta: DatasetMeta, columnsPath: string) {
    this.meta = meta;
    this.#fd = fs.openSync(columnsPath, 'r');
    this.#bySymbol = new Map(meta.symbols.map((symbol) => [symbol.symbol, symbol]));
  }

  symbol(name: string): SymbolMeta | undefined {
    return this.#bySymbol.get(name);
  }

  /** Bars of a symbol with from <= time <= to; `windowRows` bounds the memory of the reader. */
  reader(symbol: SymbolMeta, range: { readonly from?: number; readonly to?: number; readonly windowRows?: number } = {}): BarReader {
    return new BlockReader(this.#fd, symbol, range.from ?? -Infinity, range.to ?? Infinity, range.windowRows ?? BLOCK_ROWS);
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}

class BlockReader implements BarReader {
  readonly #fd: number;
  readonly #blocks: readonly ColumnBlock[];
  readonly #from: number;
  readonly #to: number;
  readonly #window: number;
  readonly #raw: BarColumns;
  #block: number;
  #row = 0;

  constructor(fd: number, symbol: SymbolMeta, from: number, to: number, windowRows: number) {
    this.#fd = fd;
    this.#blocks = symbol.blocks;
    this.#from = from;
    this.#to = to;
    this.#window = Math.min(windowRows, symbol.rows, BLOCK_ROWS);
    this.#raw = makeBarColumns(this.#window);
    this.#block = Math.max(
      0,
      symbol.blocks.findLastIndex((block) => block.firstTime <= from),
    );
  }

  next(): BarColumns | undefined {
    for (;;) {
      const block = this.#blocks[this.#block];
      if (!block || block.firstTime > this.#to) return undefined;
      const start = this.#row;
      const rows = Math.min(this.#window, block.rows - start);
      this.#row += rows;
      if (this.#row >= block.rows) {
        this.#block++;
        this.#row = 0;
      }
      if (this.#read(block, start, rows)) return this.#raw;
    }
  }

  #read(block: ColumnBlock, start: number, rows: number): boolean {
    const columns = columnList(this.#raw);
    const load = (column: number): void => {
      fs.readSync(this.#fd, columns[column as 0], 0, rows * 8, block.offset + (column * block.rows + start) * 8);
    };
    load(0);
    const { time } = this.#raw;
    let first = 0;
    let last = rows;
    while (first < rows && (time[first] as number) < this.#from) first++;
    while (last > first && (time[last - 1] as number) > this.#to) last--;
    if (first === last) return false;
    for (let column = 1; column < BAR_COLUMNS; column++) load(column);
    if (first > 0) for (const column of columns) column.copyWithin(0, first, last);
    this.#raw.rows = last - first;
    return true;
  }
}
