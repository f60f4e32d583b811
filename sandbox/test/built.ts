import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
const lock = join(root, 'dist', '.building');

/** The real child and the gate run as built programs: builds them when a source is newer. Safe in parallel test processes. */
export async function builtSandbox(): Promise<void> {
  while (isStale()) {
    if (!take()) {
      await pause(100);
      continue;
    }
    try {
      const started = Date.now();
      execFileSync(process.execPath, [join(root, '..', 'node_modules', 'typescript', 'bin', 'tsc'), '-b', root], { stdio: 'pipe' });
      execFileSync(process.execPath, [join(root, 'build-image.mjs')], { stdio: 'pipe' });
      writeFileSync(stamp, String(started));
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
}

function take(): boolean {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true });
    mkdirSync(lock);
    return true;
  } catch {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isStale(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).some(
    (file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.spec.ts') && statSync(join(file.parentPath, file.name)).mtimeMs > built,
  );
}
