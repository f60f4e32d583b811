import fs from 'node:fs';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError } from './import-error.ts';

/** One text file to import, plain or gzip (told by its first bytes). */
export interface InputFile {
  /** Shown in reports, and the source of the symbol when rows have none, e.g. `GOOG.csv`. */
  readonly name: string;
  readonly path: string | Readable;
  /** Symbol of all rows; needed only when there is no symbol column and the name does not say it. */
  readonly symbol?: string;
}

const CHUNK_BYTES = 256 * 1024;
const EXTENSIONS = /\.(gz|csv|txt|tsv|dat|data)$/i;

/** Chunks of the decompressed file; `onBytes` hears how much of the stored file was read. */
export async function* readChunks(file: InputFile, onBytes: (bytes: number) => void, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const source = typeof file.path === 'string' ? fs.createReadStream(file.path, { highWaterMark: CHUNK_BYTES }) : file.path;
  const stored = storedChunks(source, onBytes, signal);
  try {
    const first = await stored.next();
    if (first.done) return;
    const all = prepend(first.value, stored);
    if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) yield* all;
    else yield* gunzipped(file.name, all);
  } finally {
    source.destroy();
  }
}

async function* storedChunks(source: Readable, onBytes: (bytes: number) => void, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    signal?.throwIfAborted();
    const bytes = Buffer.from(chunk as Buffer);
    onBytes(bytes.length);
    yield bytes;
  }
}

async function* prepend(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function* gunzipped(name: string, stored: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  pipeline(Readable.from(stored, { objectMode: false }), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new ImportError(`${name} is a damaged or cut-off gzip file (${error.message})`, { cause: error });
    throw error;
  }
}

/** `RELIANCE.csv.gz` is `RELIANCE`. */
export function baseName(name: string): string {
  let base = path.basename(name);
  while (EXTENSIONS.test(base)) base = base.replace(EXTENSIONS, '');
  return base;
}

/** Symbols from file names; an ending that all of several files share (`-daily-adjusted`) is cut off. */
export function symbolsFromNames(names: readonly string[]): readonly string[] {
  const bases = names.map(baseName);
  const first = bases[0] ?? '';
  if (bases.length < 2) return bases;
  let ending = 0;
  while (ending < first.length && bases.every((base) => base.length > ending && base.at(-1 - ending) === first.at(-1 - ending))) ending++;
  const shared = first.slice(first.length - ending);
  const cut = shared.slice(shared.search(/[-_. ]/));
  return /^[-_. ]/.test(cut) && bases.every((base) => base.length > cut.length) ? bases.map((base) => base.slice(0, -cut.length)) : bases;
}
