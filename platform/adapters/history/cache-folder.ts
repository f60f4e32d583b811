import fs from 'node:fs';
import path from 'node:path';

/** Kinds of prepared data under `cache`: feeds of backtests, hot columns of datasets, parsed files of the command line, downloads. */
const KINDS = ['feeds', 'columns', 'files', 'exports'] as const;
/** What was used in this time is never dropped: someone may be about to open it. */
const IN_USE_MS = 10 * 60_000;
/** What was left unfinished this long ago belongs to a process that died. */
const ABANDONED_MS = 3_600_000;

interface Entry {
  readonly paths: readonly string[];
  readonly bytes: number;
  readonly usedAt: number;
  readonly isUnfinished: boolean;
}

function entriesOf(folder: string): Entry[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter((name) => !name.endsWith('.json'));
  return names.flatMap((name) => {
    try {
      return [entryOf(path.join(folder, name))];
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  });
}

function entryOf(place: string): Entry {
  const stat = fs.statSync(place);
  const isUnfinished = place.endsWith('.tmp');
  if (!stat.isDirectory()) return { paths: [place, `${place}.json`], bytes: stat.size, usedAt: stat.mtimeMs, isUnfinished };
  const bytes = fs.readdirSync(place).reduce((sum, name) => sum + fs.statSync(path.join(place, name)).size, 0);
  return { paths: [place], bytes, usedAt: stat.mtimeMs, isUnfinished };
}

/** Drops what was not used for longest until the cache under `home` fits; returns the bytes freed. `now` is epoch ms. */
export function trimCache(home: string, maxBytes: number, now: number): number {
  const entries = KINDS.flatMap((kind) => entriesOf(path.join(home, 'cache', kind))).toSorted((a, b) => a.usedAt - b.usedAt);
  let total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const before = total;
  for (const entry of entries) {
    if (!(entry.isUnfinished ? entry.usedAt < now - ABANDONED_MS : total > maxBytes && entry.usedAt < now - IN_USE_MS)) continue;
    for (const place of entry.paths) fs.rmSync(place, { recursive: true, force: true });
    total -= entry.bytes;
  }
  return before - total;
}
