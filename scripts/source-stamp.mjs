import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'coverage', '.vitest-cache']);

/** Changes when a file below one of the paths is added, removed or edited. */
export function sourceStamp(paths) {
  const digest = createHash('sha256');
  for (const each of paths) add(digest, each);
  return digest.digest('hex');
}

function add(digest, place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isDirectory()) {
    for (const name of fs.readdirSync(place).toSorted()) if (!skipped.has(name)) add(digest, path.join(place, name));
  } else {
    digest.update(`${place} ${stat.mtimeMs} ${stat.size}\n`);
  }
}
