import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { BarSource } from './columns-file.ts';
import type { CorporateAction } from './corporate-actions.ts';
import { columnsPathOf, describeFolder, isDatasetFolder, openDatasetFolder, publishFolder } from './dataset-folder.ts';
import { importBars, type ImportOptions } from './import-bars.ts';
import { ImportError } from './import-error.ts';
import type { ImportReport } from './import-report.ts';
import type { InputFile } from './input-file.ts';

/** Part of the cache key: raise it when the same file would be read differently. */
const READER_VERSION = 1;

const FINDINGS = 'findings.json';

/** A dataset version open for reading; close the source when done. */
export interface OpenDataset {
  readonly source: BarSource;
  /** Dividends and splits that the file itself carried. */
  readonly actions: readonly CorporateAction[];
  readonly report: ImportReport;
}

export interface ReadBarsOptions extends ImportOptions {
  /** Folder for all state (PADDOCK_HOME). */
  readonly home: string;
  /** Name of a stream, as a file would have; default `bars.csv`. */
  readonly name?: string;
}

/**
 * Opens a CSV file (or several, or a folder of them) as a dataset without any server. The parsed form is cached by content, so the
 * second run on the same file reads no text. Throws ImportError with what to change when it cannot be read.
 */
export async function readBarsFile(input: string | readonly string[] | Readable, options: ReadBarsOptions): Promise<OpenDataset> {
  const files = inputFiles(input, options.name ?? 'bars.csv');
  const cache = path.join(options.home, 'cache', 'files');
  const key = files.every((file) => typeof file.path === 'string') ? await contentKey(files, options) : randomUUID();
  const folder = path.join(cache, key);
  if (isDatasetFolder(folder)) return open(folder);
  const unfinished = path.join(cache, `${key}.${randomUUID()}.tmp`);
  fs.mkdirSync(unfinished, { recursive: true });
  try {
    const { meta, actions, report } = await importBars(files, columnsPathOf(unfinished), options);
    describeFolder(unfinished, meta);
    fs.writeFileSync(path.join(unfinished, FINDINGS), JSON.stringify({ actions, report }));
    publishFolder(unfinished, folder);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return open(folder);
}

function open(folder: string): OpenDataset {
  const findings = JSON.parse(fs.readFileSync(path.join(folder, FINDINGS), 'utf8')) as Omit<OpenDataset, 'source'>;
  return { ...findings, source: openDatasetFolder(folder) };
}

function inputFiles(input: string | readonly string[] | Readable, streamName: string): InputFile[] {
  const paths = typeof input === 'string' ? [input] : Array.isArray(input) ? (input as readonly string[]) : undefined;
  if (!paths) return [{ name: streamName, path: input as Readable }];
  return paths
    .flatMap((file) => (fs.existsSync(file) && fs.statSync(file).isDirectory() ? filesOf(file) : [file]))
    .map((file) => {
      if (!fs.existsSync(file)) throw new ImportError(`data file "${file}" does not exist`);
      return { name: path.basename(file), path: file };
    });
}

function filesOf(folder: string): string[] {
  const files = fs
    .readdirSync(folder)
    .filter((name) => /\.(csv|txt|tsv)(\.gz)?$/i.test(name))
    .toSorted();
  if (files.length === 0) throw new ImportError(`folder "${folder}" holds no .csv, .txt or .tsv file (or .gz of them)`);
  return files.map((name) => path.join(folder, name));
}

async function contentKey(files: readonly InputFile[], options: ReadBarsOptions): Promise<string> {
  const { delimiter, header, mapping, timeFormat, timezone, symbol, timeframe, quantityDecimals } = options;
  const hash = createHash('sha256').update(
    JSON.stringify([READER_VERSION, { delimiter, header, mapping, timeFormat, timezone, symbol, timeframe, quantityDecimals }]),
  );
  for (const file of files) {
    hash.update(`${file.name}\0`);
    for await (const chunk of fs.createReadStream(file.path as string, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  }
  return hash.digest('hex').slice(0, 40);
}
