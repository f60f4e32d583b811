import fs from 'node:fs';
import path from 'node:path';
import { bornAt, isAlive } from './process-state.ts';

/** A data folder that another process works in. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly pid: number;

  constructor(home: string, pid: number) {
    super(`${home} is in use by process ${pid}`);
    this.pid = pid;
  }
}

/** Takes the folder for this process; throws `FolderInUseError` while its owner lives. What a crash left behind is taken over. */
export function claimFolder(home: string): void {
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const file = lockFile(home);
  const owner = readOwner(file);
  if (owner !== undefined && isAlive(owner.pid) && bornAt(owner.pid) === owner.born) throw new FolderInUseError(home, owner.pid);
  fs.rmSync(file, { force: true });
  try {
    fs.writeFileSync(file, `${process.pid} ${bornAt(process.pid)}\n`, { flag: 'wx', mode: 0o600 });
  } catch {
    throw new FolderInUseError(home, readOwner(file)?.pid ?? Number.NaN);
  }
}

export function releaseFolder(home: string): void {
  fs.rmSync(lockFile(home), { force: true });
}

function lockFile(home: string): string {
  return path.join(home, 'owner.lock');
}

function readOwner(file: string): { readonly pid: number; readonly born: string } | undefined {
  if (!fs.existsSync(file)) return undefined;
  const [pid = '', born = ''] = fs.readFileSync(file, 'utf8').trim().split(' ');
  return { pid: Number(pid), born };
}
