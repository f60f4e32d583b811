import { readFileSync } from 'node:fs';

/** Letter of the kernel, such as Z for a process that has ended and whose parent has not heard of it; undefined when there is none. */
export function stateOf(pid: number): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return line.slice(line.lastIndexOf(')') + 2)[0];
  } catch {
    return undefined;
  }
}

/** Who has ended counts as gone, whether or not its parent has heard of it. */
export function isRunning(pid: number): boolean {
  return ![undefined, 'Z'].includes(stateOf(pid));
}
