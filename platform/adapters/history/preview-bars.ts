import { BarBatch } from './bar-batch.ts';
import { BarParser } from './bar-parser.ts';
import { BAR_FIELDS, type BarField } from './column-mapping.ts';
import { CsvScanner } from './csv-scanner.ts';
import { ImportError } from './import-error.ts';
import { baseName, readChunks, type InputFile } from './input-file.ts';
import { layoutOf, type FileLayout, type ReadingOptions, withoutMark } from './load-file.ts';
import { Rejections, type RejectedRow } from './rejections.ts';
import { SymbolTable } from './symbol-table.ts';
import { SpacingHistogram, timeframeName, type Timeframe } from './timeframe.ts';
import type { TimeFormat } from './time-text.ts';
import { ZoneClock } from './zone-clock.ts';

const HEAD_BYTES = 256 * 1024;
const SHOWN_ROWS = 20;
const SHOWN_SYMBOLS = 50;

/** How the first part of a file would be read. */
export interface BarsPreview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly hasHeader: boolean;
  readonly delimiter: string;
  /** Header name (or `column n`) of each field that was found. */
  readonly mapping: Readonly<Partial<Record<BarField, string>>>;
  readonly fields: readonly BarField[];
  readonly timeFormat: TimeFormat;
  readonly timeframe: Timeframe;
  readonly symbols: readonly string[];
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly rejected: readonly RejectedRow[];
}

/** Looks at the beginning of a file; also works on a file that is cut off, such as the first slice of a large one. */
export async function previewBars(file: InputFile, options: ReadingOptions = {}): Promise<BarsPreview> {
  const head = await readHead(file);
  const layout = layoutOf(head.bytes, head.isWhole, options);
  const { dialect, mapping } = layout;
  const sample = readSample(file, layout, head, options);
  const times = sample.batch.time.subarray(0, sample.batch.rows);
  return {
    columns: dialect.columns,
    rows: dialect.samples.slice(0, SHOWN_ROWS),
    hasHeader: dialect.hasHeader,
    delimiter: dialect.delimiter,
    mapping: Object.fromEntries(Object.entries(mapping.columns).map(([field, index]) => [field, dialect.columns[index] ?? `column ${index + 1}`])),
    fields: BAR_FIELDS,
    timeFormat: mapping.timeFormat,
    timeframe: timeframeName(spacingOf(sample.batch).timeframeMs()),
    symbols: sample.symbols.entries.slice(0, SHOWN_SYMBOLS).map((seen) => seen.symbol),
    firstTime: times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null,
    lastTime: times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null,
    rejected: sample.rejections.listed.slice(0, SHOWN_ROWS),
  };
}

interface Head {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
}

async function readHead(file: InputFile): Promise<Head> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of readChunks(file, () => undefined)) {
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes >= HEAD_BYTES) return { bytes: withoutMark(Buffer.concat(parts)), isWhole: false };
    }
  } catch (error) {
    if (!(error instanceof ImportError) || bytes === 0) throw error;
    return { bytes: withoutMark(Buffer.concat(parts)), isWhole: false };
  }
  return { bytes: withoutMark(Buffer.concat(parts)), isWhole: true };
}

interface Sample {
  readonly batch: BarBatch;
  readonly symbols: SymbolTable;
  readonly rejections: Rejections;
}

function readSample(file: InputFile, { dialect, mapping }: FileLayout, head: Head, options: ReadingOptions): Sample {
  const sample = { batch: new BarBatch(8_192), symbols: new SymbolTable(), rejections: new Rejections() };
  const counts = { rowsRead: 0, unsorted: 0, roundedValues: 0, denoisedValues: 0, emptyVolumes: 0 };
  const zone = options.timezone === undefined || options.timezone === 'UTC' ? undefined : new ZoneClock(options.timezone);
  const symbol = mapping.columns.symbol === undefined ? (file.symbol ?? baseName(file.name)) : undefined;
  const parser = new BarParser({ index: 0, name: file.name, symbol, mapping, zone }, { ...sample, counts, actions: [] });
  const scanner = new CsvScanner(dialect.delimiter);
  scanner.push(head.bytes);
  if (head.isWhole) scanner.end();
  if (dialect.hasHeader) scanner.nextRow();
  while (!sample.batch.isFull && scanner.nextRow()) parser.parse(scanner, sample.batch);
  return sample;
}

function spacingOf(batch: BarBatch): SpacingHistogram {
  const spacings = new SpacingHistogram();
  const order = batch.sortedOrder();
  for (let at = 1; at < batch.rows; at++) {
    const row = order[at] ?? 0;
    const before = order[at - 1] ?? 0;
    const distance = (batch.time[row] ?? 0) - (batch.time[before] ?? 0);
    if (batch.symbol[row] === batch.symbol[before] && distance > 0) spacings.add(distance);
  }
  return spacings;
}
