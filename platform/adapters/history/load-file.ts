import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BarBatch } from './bar-batch.ts';
import { BarParser, type ReadingCounts } from './bar-parser.ts';
import { detectMapping, type DetectedMapping, type MappingChoice } from './column-mapping.ts';
import type { CorporateAction } from './corporate-actions.ts';
import { detectDialect, type CsvDialect } from './csv-dialect.ts';
import { CsvScanner } from './csv-scanner.ts';
import { ImportError } from './import-error.ts';
import type { FileReading } from './import-report.ts';
import { readChunks, type InputFile } from './input-file.ts';
import type { Rejections } from './rejections.ts';
import type { SortedRuns } from './sorted-runs.ts';
import type { SymbolTable } from './symbol-table.ts';
import type { TimeFormat } from './time-text.ts';
import { ZoneClock } from './zone-clock.ts';

/** Enough to tell separators, columns and formats. */
const HEAD_BYTES = 64 * 1024;

export interface ReadingOptions {
  readonly delimiter?: string;
  readonly header?: boolean;
  readonly mapping?: MappingChoice;
  readonly timeFormat?: TimeFormat;
  /** IANA zone of times without an offset; default UTC. */
  readonly timezone?: string;
}

/** Everything that the files of one import share. */
export interface ImportState {
  readonly symbols: SymbolTable;
  readonly rejections: Rejections;
  readonly counts: ReadingCounts;
  readonly actions: CorporateAction[];
  readonly batch: BarBatch;
  readonly runs: SortedRuns;
}

export interface FileLayout {
  readonly dialect: CsvDialect;
  readonly mapping: DetectedMapping;
}

/** Reads the beginning of a file and tells how it is laid out. */
export function layoutOf(head: Buffer, isWhole: boolean, options: ReadingOptions): FileLayout {
  const dialect = detectDialect(head, isWhole, options);
  return { dialect, mapping: detectMapping(dialect, options.mapping, options.timeFormat) };
}

export interface LoadedFile {
  readonly file: InputFile;
  /** 0-based place in the import. */
  readonly index: number;
  /** Symbol from options or file name, used when there is no symbol column. */
  readonly symbol: string;
  readonly options: ReadingOptions;
  readonly signal?: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
  /** There are other files: one that cannot be read is reported and passed over. */
  readonly isSkippable: boolean;
}

/** Streams one file into the import's batch and runs. */
export async function loadFile(loaded: LoadedFile, state: ImportState): Promise<FileReading> {
  const chunks = readChunks(loaded.file, loaded.onBytes, loaded.signal);
  const head = await readHead(chunks);
  const layout = layoutOrProblem(head, loaded);
  if (typeof layout !== 'string') {
    await parseRows(loaded, layout, head, chunks, state);
    return describe(loaded.file.name, layout);
  }
  await chunks.return(undefined);
  return { file: loaded.file.name, columns: {}, timeFormat: '', delimiter: '', problem: layout };
}

/** The layout of a file, or why it has none when others can be read instead. */
function layoutOrProblem(head: Head, { file, options, isSkippable }: LoadedFile): FileLayout | string {
  try {
    return layoutOf(head.bytes, head.isWhole, options);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    if (isSkippable) return error.message;
    throw new ImportError(`${file.name}: ${error.message}`, { cause: error });
  }
}

interface Head {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
}

async function readHead(chunks: AsyncGenerator<Buffer>): Promise<Head> {
  let bytes: Buffer = Buffer.alloc(0);
  while (bytes.length < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done) return { bytes: withoutMark(bytes), isWhole: true };
    bytes = Buffer.concat([bytes, next.value]);
  }
  return { bytes: withoutMark(bytes), isWhole: false };
}

/** Spreadsheets begin UTF-8 files with a byte order mark, which belongs to no field. */
export function withoutMark(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}

async function parseRows(loaded: LoadedFile, layout: FileLayout, head: Head, chunks: AsyncGenerator<Buffer>, state: ImportState): Promise<void> {
  const zone = loaded.options.timezone && loaded.options.timezone !== 'UTC' ? new ZoneClock(loaded.options.timezone) : undefined;
  const hasSymbols = layout.mapping.columns.symbol !== undefined && loaded.file.symbol === undefined;
  const parser = new BarParser(
    { index: loaded.index, name: loaded.file.name, symbol: hasSymbols ? undefined : loaded.symbol, mapping: layout.mapping, zone },
    state,
  );
  const scanner = new CsvScanner(layout.dialect.delimiter);
  let isHeaderNext = layout.dialect.hasHeader;
  const drain = (): void => {
    while (scanner.nextRow()) {
      if (isHeaderNext) isHeaderNext = false;
      else addRow(parser, scanner, state);
    }
  };
  scanner.push(head.bytes);
  drain();
  for await (const chunk of chunks) {
    scanner.push(chunk);
    drain();
    await nextTurn();
  }
  scanner.end();
  drain();
}

function addRow(parser: BarParser, row: CsvScanner, state: ImportState): void {
  parser.parse(row, state.batch);
  if (!state.batch.isFull) return;
  state.runs.add(state.batch);
  state.batch.clear();
}

function describe(file: string, { dialect, mapping }: FileLayout): FileReading {
  const columns = Object.fromEntries(Object.entries(mapping.columns).map(([field, index]) => [field, dialect.columns[index] ?? `column ${index + 1}`]));
  return { file, columns, timeFormat: mapping.timeFormat, delimiter: dialect.delimiter };
}
