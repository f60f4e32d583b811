import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const PAGE_BYTES = 4_096;
const TICK_MS = 10;

/** Trusted figures of one process, from the kernel; undefined where there is no /proc. */
export class ProcessFigures {
  readonly #pid: number;
  readonly #buffer = Buffer.alloc(128);
  #statm: number | undefined;

  constructor(pid: number) {
    this.#pid = pid;
    try {
      this.#statm = openSync(`/proc/${pid}/statm`, 'r');
    } catch {
      this.#statm = undefined;
    }
  }

  rssBytes(): number | undefined {
    if (this.#statm === undefined) return undefined;
    try {
      const length = readSync(this.#statm, this.#buffer, 0, this.#buffer.length, 0);
      return Number(this.#buffer.toString('latin1', 0, length).split(' ')[1]) * PAGE_BYTES;
    } catch {
      return undefined;
    }
  }

  /** State letter of the process and its CPU time in milliseconds, exact to 10 ms. */
  cpu(): { readonly state: string; readonly cpuMs: number } | undefined {
    try {
      const line = readFileSync(`/proc/${this.#pid}/stat`, 'latin1');
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      return { state: fields[0] ?? '?', cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
    } catch {
      return undefined;
    }
  }

  /** Address space that counts as data, for the limit that is set once everything is loaded. */
  dataBytes(): number | undefined {
    try {
      const found = /^VmData:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.#pid}/status`, 'latin1'));
      return found?.[1] === undefined ? undefined : Number(found[1]) * 1_024;
    } catch {
      return undefined;
    }
  }

  /** How many filters of system calls hold for this process; undefined where the kernel does not tell. */
  filters(): number | undefined {
    return filtersIn(`/proc/${this.#pid}/status`);
  }

  close(): void {
    if (this.#statm !== undefined) closeSync(this.#statm);
    this.#statm = undefined;
  }
}

/** Filters that held for the parent before it started anyone, as in a container, do not count for its children. */
export function ownFilters(): number {
  return filtersIn('/proc/self/status') ?? 0;
}

function filtersIn(path: string): number | undefined {
  try {
    const status = readFileSync(path, 'latin1');
    const counted = /^Seccomp_filters:\s+(\d+)$/m.exec(status)?.[1];
    // Before Linux 5.9 there is no count, only whether there are any.
    return counted === undefined ? Number(/^Seccomp:\s+2$/m.test(status)) : Number(counted);
  } catch {
    return undefined;
  }
}
