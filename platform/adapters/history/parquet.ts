import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api';
import { BLOCK_ROWS, type BarColumns, type BarReader, type BarSource, columnList, ColumnsWriter, type WrittenSymbol } from './columns-file.ts';
import type { DatasetMeta, SymbolMeta } from './dataset-meta.ts';
import { literal, withDuckDb } from './duckdb.ts';

const OPTIONS = 'format parquet, compression zstd, row_group_size 122880';
const VECTOR_ROWS = 2_048;
const PRICE_COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;

/**
 * Writes a dataset as one Parquet file (symbol, time as UTC timestamp, open, high, low, close, volume), ordered by symbol and time.
 * Rows are streamed out of the columns file, so memory does not grow with them. The file appears whole or not at all.
 */
export async function writeParquet(source: BarSource, path: string): Promise<void> {
  const names = source.meta.symbols.map((symbol) => literal(symbol.symbol)).join(', ');
  await writeWhole(path, (unfinished) =>
    withDuckDb(async (connection) => {
      await registerBars(connection, source);
      await connection.run(
        `copy (select ([${names}])[symbol + 1] as symbol, make_timestamp_ms(time::bigint) as time, ${PRICE_COLUMNS.join(', ')} from bars()) to ${literal(unfinished)} (${OPTIONS})`,
      );
    }),
  );
}

/** Copies one symbol of a Parquet file into another. */
export async function extractSymbol(parquet: string, symbol: string, path: string): Promise<void> {
  await writeWhole(path, (unfinished) =>
    withDuckDb(async (connection) => {
      await connection.run(`copy (from read_parquet(${literal(parquet)}) where symbol = ${literal(symbol)}) to ${literal(unfinished)} (${OPTIONS})`);
    }),
  );
}

async function writeWhole(path: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    await write(unfinished);
    fs.renameSync(unfinished, path);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}

/** Makes the columns file of a dataset again from its Parquet file. Throws when the file does not hold what `meta` says. */
export async function readParquet(parquet: string, meta: DatasetMeta, columnsPath: string): Promise<DatasetMeta> {
  const writer = new ColumnsWriter(columnsPath);
  try {
    const symbols = await withDuckDb((connection) => copySymbols(connection, parquet, meta.symbols, writer));
    return { ...meta, symbols };
  } finally {
    writer.close();
  }
}

async function copySymbols(connection: DuckDBConnection, parquet: string, symbols: readonly SymbolMeta[], writer: ColumnsWriter): Promise<SymbolMeta[]> {
  const result = await connection.stream(`select epoch_ms(time)::double, ${PRICE_COLUMNS.join(', ')} from read_parquet(${literal(parquet)})`);
  const copied: SymbolMeta[] = [];
  let left = symbols[0]?.rows ?? 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const [time, open, high, low, close, volume] = [0, 1, 2, 3, 4, 5].map((column) => doublesOf(chunk.getColumnVector(column))) as unknown as SixColumns;
    for (let row = 0; row < chunk.rowCount; row++) {
      writer.add(time[row] as number, open[row] as number, high[row] as number, low[row] as number, close[row] as number, volume[row] as number);
      if (--left > 0) continue;
      copied.push(checked(symbols[copied.length], writer.endSymbol(), parquet));
      left = symbols[copied.length]?.rows ?? Number.POSITIVE_INFINITY;
    }
  }
  if (copied.length !== symbols.length) throw new Error(`${parquet} is damaged: it holds ${copied.length} of ${symbols.length} symbols`);
  return copied;
}

function checked(meta: SymbolMeta | undefined, written: WrittenSymbol, parquet: string): SymbolMeta {
  if (!meta || meta.sha256 !== written.sha256)
    throw new Error(`${parquet} is damaged: the bars of ${meta?.symbol ?? 'an unknown symbol'} are not those that were stored`);
  return { ...meta, blocks: written.blocks };
}

type SixColumns = readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** A vector's own memory, which DuckDB's types hide; copying whole columns is many times faster than value by value. */
function memoryOf(vector: DuckDBVector): unknown {
  return Reflect.get(vector, 'items');
}

function doublesOf(vector: DuckDBVector): Float64Array {
  const memory = memoryOf(vector);
  if (!(memory instanceof Float64Array)) throw new TypeError(`a DuckDB column of doubles is ${vector.type.toString()}`);
  return memory;
}

/** Offers a dataset's bars to SQL as the table function `bars()`, in the order of symbols and time. */
async function registerBars(connection: DuckDBConnection, source: BarSource): Promise<void> {
  const { DOUBLE, DuckDBTableFunction, INTEGER } = await import('@duckdb/node-api');
  const scan = new BarScan(source);
  const table = DuckDBTableFunction.create({
    name: 'bars',
    bindFunction: (info) => {
      info.addResultColumn('symbol', INTEGER);
      for (const name of ['time', ...PRICE_COLUMNS]) info.addResultColumn(name, DOUBLE);
      info.setCardinality(source.meta.rows, true);
    },
    initFunction: (info) => info.setMaxThreads(1),
    mainFunction: (_, output) => {
      const rows = scan.advance();
      output.rowCount = rows;
      if (rows === 0) return;
      const symbols = memoryOf(output.getColumnVector(0));
      if (!(symbols instanceof Int32Array)) throw new TypeError('a DuckDB column of integers has another layout');
      symbols.fill(scan.symbol, 0, rows);
      output.getColumnVector(0).flush();
      scan.columns.forEach((column, index) => {
        const vector = output.getColumnVector(index + 1);
        doublesOf(vector).set(column.subarray(scan.row, scan.row + rows));
        vector.flush();
      });
    },
  });
  connection.registerTableFunction(table);
}

/** Walks through all bars of a dataset in pieces that fit a DuckDB vector. */
class BarScan {
  symbol = -1;
  row = 0;
  readonly #source: BarSource;
  #reader: BarReader | undefined;
  #bars: BarColumns | undefined;
  #taken = 0;

  constructor(source: BarSource) {
    this.#source = source;
  }

  get columns(): readonly Float64Array[] {
    return this.#bars ? columnList(this.#bars) : [];
  }

  /** Moves to the next piece, which starts at `row` of `columns`; returns its rows, 0 at the end. */
  advance(): number {
    this.row += this.#taken;
    while (!this.#bars || this.row >= this.#bars.rows) {
      this.#bars = this.#reader?.next();
      this.row = 0;
      if (this.#bars) break;
      const symbol = this.#source.meta.symbols[++this.symbol];
      if (!symbol) return 0;
      this.#reader = this.#source.reader(symbol, { windowRows: BLOCK_ROWS });
    }
    this.#taken = Math.min(VECTOR_ROWS, this.#bars.rows - this.row);
    return this.#taken;
  }
}
