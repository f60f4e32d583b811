import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { CorporateAction } from './corporate-actions.ts';
import { BarSource } from './columns-file.ts';
import { columnsPathOf, describeFolder, isDatasetFolder, openDatasetFolder, publishFolder } from './dataset-folder.ts';
import type { DatasetMeta } from './dataset-meta.ts';
import { importBars, type ImportedBars, type ImportOptions } from './import-bars.ts';
import type { ImportReport } from './import-report.ts';
import type { InputFile } from './input-file.ts';
import { mergeBars, type MergeSummary } from './merge-bars.ts';
import { extractSymbol, readParquet, writeParquet } from './parquet.ts';

/** A version that is safely on disk. */
export interface StoredVersion {
  readonly meta: DatasetMeta;
  /** Dividends and splits that the imported files carried. */
  readonly actions: readonly CorporateAction[];
  readonly report: ImportReport;
  /** When it was added to bars that were there before. */
  readonly merge?: MergeSummary;
  /** Size of the Parquet file. */
  readonly bytes: number;
}

/** Writes bars into a columns file and tells what they are. */
type Produce = (columnsPath: string) => Promise<Omit<StoredVersion, 'bytes'>>;

/**
 * Datasets on disk. Each version is one immutable Parquet file with its description under `history/<dataset>/`; the raw columns that
 * backtests and charts read are a cache under `cache/columns/`, made again from the Parquet file when they are gone.
 */
export class HistoryStore {
  readonly #home: string;
  readonly #making = new Map<string, Promise<void>>();

  constructor(home: string) {
    this.#home = home;
  }

  /** Imports files as a version of a dataset; with `base` the bars are added to those of that version. */
  async import(dataset: string, files: readonly InputFile[], options: ImportOptions & { readonly base?: string } = {}): Promise<StoredVersion> {
    const { base } = options;
    if (base === undefined) return this.#store(dataset, (columnsPath) => importBars(files, columnsPath, options));
    return this.#store(dataset, async (columnsPath) => {
      const aside = `${columnsPath}.new`;
      const imported = await importBars(files, aside, options);
      return this.#mergeInto(dataset, base, imported, aside, columnsPath);
    });
  }

  /** Stores bars that are no file, such as generated ones. */
  async add(dataset: string, produce: (columnsPath: string) => Promise<ImportedBars>): Promise<StoredVersion> {
    return this.#store(dataset, produce);
  }

  async #mergeInto(dataset: string, base: string, imported: ImportedBars, aside: string, columnsPath: string): Promise<Omit<StoredVersion, 'bytes'>> {
    const existing = await this.open(dataset, base);
    const incoming = new BarSource(imported.meta, aside);
    try {
      const { meta, gaps, summary } = await mergeBars(existing, incoming, columnsPath);
      return { ...imported, meta, report: { ...imported.report, gaps, timeframe: meta.timeframe }, merge: summary };
    } finally {
      existing.close();
      incoming.close();
      fs.rmSync(aside, { force: true });
    }
  }

  async #store(dataset: string, produce: Produce): Promise<StoredVersion> {
    const unfinished = path.join(this.#home, 'cache', 'columns', `${randomUUID()}.tmp`);
    fs.mkdirSync(unfinished, { recursive: true });
    try {
      const produced = await produce(columnsPathOf(unfinished));
      const { meta } = produced;
      describeFolder(unfinished, meta);
      publishFolder(unfinished, this.#hotFolder(meta.version));
      await this.#keep(dataset, meta);
      return { ...produced, bytes: fs.statSync(this.parquetPath(dataset, meta.version)).size };
    } finally {
      fs.rmSync(unfinished, { recursive: true, force: true });
    }
  }

  /** Writes the Parquet file and its description unless they are there. */
  async #keep(dataset: string, meta: DatasetMeta): Promise<void> {
    const description = this.#descriptionPath(dataset, meta.version);
    if (fs.existsSync(description)) return touch(description, this.parquetPath(dataset, meta.version));
    fs.mkdirSync(path.dirname(description), { recursive: true });
    const source = openDatasetFolder(this.#hotFolder(meta.version));
    try {
      await writeParquet(source, this.parquetPath(dataset, meta.version));
    } finally {
      source.close();
    }
    const unfinished = `${description}.${randomUUID()}.tmp`;
    fs.writeFileSync(unfinished, JSON.stringify({ ...meta, symbols: meta.symbols.map((symbol) => ({ ...symbol, blocks: [] })) }));
    fs.renameSync(unfinished, description);
  }

  /** Opens a version for reading; the caller closes it. */
  async open(dataset: string, version: string): Promise<BarSource> {
    const folder = this.#hotFolder(version);
    if (!isDatasetFolder(folder)) await this.#makeHot(dataset, version);
    return openDatasetFolder(folder);
  }

  /** Several readers that need the same columns wait for one maker. */
  #makeHot(dataset: string, version: string): Promise<void> {
    const running = this.#making.get(version);
    if (running) return running;
    const making = this.#unpack(dataset, version).finally(() => this.#making.delete(version));
    this.#making.set(version, making);
    return making;
  }

  async #unpack(dataset: string, version: string): Promise<void> {
    const folder = this.#hotFolder(version);
    const meta = JSON.parse(fs.readFileSync(this.#descriptionPath(dataset, version), 'utf8')) as DatasetMeta;
    const unfinished = `${folder}.${randomUUID()}.tmp`;
    fs.mkdirSync(unfinished, { recursive: true });
    try {
      describeFolder(unfinished, await readParquet(this.parquetPath(dataset, version), meta, columnsPathOf(unfinished)));
      publishFolder(unfinished, folder);
    } finally {
      fs.rmSync(unfinished, { recursive: true, force: true });
    }
  }

  parquetPath(dataset: string, version: string): string {
    return path.join(this.#folder(dataset), `${version}.parquet`);
  }

  /** Writes one symbol as a Parquet file of its own. */
  async extract(dataset: string, version: string, symbol: string, target: string): Promise<void> {
    await extractSymbol(this.parquetPath(dataset, version), symbol, target);
  }

  /** Removes a dataset. Prepared feeds stay until the cache drops them. */
  remove(dataset: string): void {
    fs.rmSync(this.#folder(dataset), { recursive: true, force: true });
  }

  /** Removes the versions of a dataset that are neither kept nor younger than `minAgeMs`. */
  prune(dataset: string, keep: readonly string[], minAgeMs: number): void {
    for (const name of fs.readdirSync(this.#folder(dataset))) {
      const file = path.join(this.#folder(dataset), name);
      if (!keep.some((version) => name.startsWith(version)) && fs.statSync(file).mtimeMs <= Date.now() - minAgeMs) fs.rmSync(file, { force: true });
    }
  }

  #folder(dataset: string): string {
    return path.join(this.#home, 'history', dataset);
  }

  #descriptionPath(dataset: string, version: string): string {
    return path.join(this.#folder(dataset), `${version}.json`);
  }

  #hotFolder(version: string): string {
    return path.join(this.#home, 'cache', 'columns', version);
  }
}

function touch(...files: readonly string[]): void {
  const now = new Date();
  for (const file of files) fs.utimesSync(file, now, now);
}
