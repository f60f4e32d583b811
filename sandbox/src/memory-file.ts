import { closeSync, constants, existsSync, openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FOLDER = '/dev/shm';

let counter = 0;

/** A file in memory that loses its name at once: what is shared is only ever what a descriptor was handed over for. Undefined where none can be made. */
export function memoryFile(): { readonly fd: number; readonly readFd: number } | undefined {
  const folder = existsSync(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir();
  counter += 1;
  const path = join(folder, `paddock-memory-${process.pid}-${counter}-${Math.random().toString(36).slice(2)}`);
  let fd: number | undefined;
  try {
    fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o400);
    const readFd = openSync(path, constants.O_RDONLY);
    unlinkSync(path);
    return { fd, readFd };
  } catch {
    if (fd !== undefined) closeSync(fd);
    return undefined;
  }
}
