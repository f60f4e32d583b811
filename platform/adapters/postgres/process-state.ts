import fs from 'node:fs';

/** Whether a process runs. One that has ended but that nobody has collected, as in containers without an init, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return !['Z', 'X'].includes(statOf(pid)[0] ?? '');
}

/** Start time in clock ticks after boot, which tells a process from a later one with the same id; `?` where the system does not say. */
export function bornAt(pid: number): string {
  return statOf(pid)[19] ?? '?';
}

/** Linux: the fields of /proc/<pid>/stat after the name, which may itself hold spaces; elsewhere none. */
function statOf(pid: number): readonly string[] {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
