import fs from 'node:fs';
import path from 'node:path';
import { BarSource } from './columns-file.ts';
import type { DatasetMeta } from './dataset-meta.ts';

const COLUMNS = 'bars.f64';
const META = 'meta.json';

export function columnsPathOf(folder: string): string {
  return path.join(folder, COLUMNS);
}

/** Describes the columns file that was written into the folder. */
export function describeFolder(folder: string, meta: DatasetMeta): void {
  fs.writeFileSync(path.join(folder, META), JSON.stringify(meta));
}

export function isDatasetFolder(folder: string): boolean {
  return fs.existsSync(path.join(folder, META)) && fs.existsSync(columnsPathOf(folder));
}

/** Opens a folder's bars and notes that it is in use, so that the cache drops it last. */
export function openDatasetFolder(folder: string): BarSource {
  const now = new Date();
  fs.utimesSync(folder, now, now);
  return new BarSource(JSON.parse(fs.readFileSync(path.join(folder, META), 'utf8')) as DatasetMeta, columnsPathOf(folder));
}

/** Moves a finished folder to its place; when another process was first, its folder stays and this one goes. */
export function publishFolder(finished: string, folder: string): void {
  try {
    if (!isDatasetFolder(folder)) fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(finished, folder);
  } catch (error) {
    if (!isDatasetFolder(folder)) throw error;
    fs.rmSync(finished, { recursive: true, force: true });
  }
}
