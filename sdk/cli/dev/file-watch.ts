import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

/** Editors write a file in several steps. */
const QUIET_MS = 60;

/** Calls back once after each burst of changes below a strategy's folder; returns the way to stop. */
export function watchFolder(entryFile: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher: FSWatcher = watch(path.dirname(entryFile), { recursive: true }, (_event, name) => {
    if (name !== null && !/\.(m?[jt]s)$/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
