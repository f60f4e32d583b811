import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './process-state.ts';

/** What a data folder's `postmaster.pid` says: the server process and its port. */
export interface PostmasterLock {
  readonly pid: number;
  readonly port: number;
}

/** The lock of a server that is really running on this folder; a lock that a crash left behind is removed. */
export function runningPostmaster(data: string): PostmasterLock | undefined {
  const file = path.join(data, 'postmaster.pid');
  const [pid = Number.NaN, , , port = Number.NaN] = linesOf(file).map(Number);
  if (!Number.isInteger(pid)) return undefined;
  if (isAlive(pid) && servesFolder(pid, data)) return { pid, port };
  fs.rmSync(file, { force: true });
  return undefined;
}

/** Ends a server whose owner is gone and waits until it has let go of the folder. */
export async function endOrphan(data: string, patienceMs = 20_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let lock = runningPostmaster(data); lock !== undefined; lock = runningPostmaster(data)) {
    if (Date.now() > deadline) throw new Error(`${data} is still in use by process ${lock.pid} on port ${lock.port}: stop that process, or set DATABASE_URL`);
    signal(lock.pid, 'SIGINT');
    await delay(50);
  }
}

/** Process ids are reused: after a reboot the number may belong to anything. Only Linux can tell; elsewhere the number is believed. */
function servesFolder(pid: number, data: string): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return process.platform !== 'linux';
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (isAlive(pid)) throw error;
  }
}

function linesOf(file: string): readonly string[] {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
}
