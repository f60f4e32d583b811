import { openAsBlob, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalData } from '../../src/local.ts';
import type { ServerClient } from '../server/server-client.ts';
import { UsageError } from '../usage-error.ts';

export interface Import {
  readonly id: string;
  readonly status: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly rowsRead: number;
  readonly datasetId?: string;
  readonly error?: string | { readonly message?: string };
  readonly report?: {
    readonly rowsRead: number;
    readonly rowsKept: number;
    readonly duplicates?: { readonly total: number; readonly differing: number };
    readonly gaps?: { readonly total: number; readonly listed: readonly { readonly symbol: string; readonly after: number; readonly before: number }[] };
    readonly files?: readonly { readonly file: string; readonly problem?: string }[];
    readonly rejected?: { readonly total: number; readonly listed: readonly { readonly file: string; readonly line: number; readonly message: string }[] };
  };
}
export interface FinishedImport extends Import {
  readonly datasetId: string;
}

export interface ImportRequest {
  /** Name of the dataset; made from the file names unless given. */
  readonly name?: string;
  readonly datasetId?: string;
  readonly timeframe?: string;
  readonly symbol?: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

const POLL_MS = 250;
const DATA_FILE = /\.(csv|txt|tsv)(\.gz)?$/i;

/** Sends files to a server and waits until they are a dataset. The same files under the same name give the same dataset again. */
export async function importFiles(server: ServerClient, data: LocalData, request: ImportRequest): Promise<FinishedImport> {
  const files = data.paths.flatMap(listFiles);
  const form = new FormData();
  const { columns: mapping, timezone, timeFormat, quantityDecimals } = data;
  const { name = datasetName(data.paths), datasetId, timeframe, symbol } = request;
  form.set('options', JSON.stringify({ name, datasetId, timeframe, symbol, mapping, timezone, timeFormat, quantityDecimals }));
  for (const file of files) form.append('files', await openAsBlob(file), path.basename(file));
  let current = await server.post<Import>('/imports', form);
  while (current.status === 'queued' || current.status === 'running' || current.status === undefined) {
    await delay(POLL_MS, undefined, { signal: request.signal });
    current = await server.get<Import>(`/imports/${current.id}`);
    request.onProgress?.(current.progress);
  }
  const { status, error } = current;
  if (status !== 'completed' || current.datasetId === undefined)
    throw new UsageError(`the import ${status}: ${typeof error === 'string' ? error : (error?.message ?? 'no reason given')}`);
  return { ...current, datasetId: current.datasetId };
}

/** A file, or the data files directly in a folder. */
export function listFiles(given: string): readonly string[] {
  if (!statSync(given).isDirectory()) return [given];
  const files = readdirSync(given)
    .filter((name) => DATA_FILE.test(name))
    .toSorted();
  if (files.length === 0) throw new UsageError(`folder "${given}" holds no .csv, .txt or .tsv files`);
  return files.map((name) => path.join(given, name));
}

export const datasetName = (paths: readonly string[]): string =>
  paths
    .map((file) => path.basename(file).replace(/(\.(csv|txt|tsv))?(\.gz)?$/i, ''))
    .join('+')
    .slice(0, 80);
