import { closeSync, writeSync } from 'node:fs';
import { memoryFile } from './memory-file.ts';

const SLOTS = 4;

/**
 * How rows reach a child that was started before anyone knew what it would run: a nameless file in memory, shared by one parent (writes)
 * and one child (reads, on fd 4). The parent copies in exactly the chunks being released, so the future is not even in the process.
 */
export class FeedWindow {
  readonly #slotBytes: number;
  readonly #writeFd: number;
  #readFd: number | undefined;
  #next = 0;

  private constructor(slotBytes: number, writeFd: number, readFd: number) {
    this.#slotBytes = slotBytes;
    this.#writeFd = writeFd;
    this.#readFd = readFd;
  }

  /** Undefined where no such file can be made: rows then travel inside the frames. */
  static open(slotBytes: number): FeedWindow | undefined {
    const file = memoryFile();
    return file && new FeedWindow(slotBytes, file.fd, file.readFd);
  }

  /** The read-only descriptor for the child; the parent drops its own copy by `handOver` after the spawn. */
  get readFd(): number | undefined {
    return this.#readFd;
  }

  handOver(): void {
    if (this.#readFd !== undefined) closeSync(this.#readFd);
    this.#readFd = undefined;
  }

  /**
   * Copies one chunk into the next slot and returns where the child finds it, or undefined when the memory file system is full.
   * Slots are reused after four chunks.
   */
  put(rows: Uint8Array): number | undefined {
    if (rows.length > this.#slotBytes) throw new RangeError(`a chunk of ${rows.length} bytes does not fit the window of ${this.#slotBytes}`);
    const offset = this.#next * this.#slotBytes;
    this.#next = (this.#next + 1) % SLOTS;
    let written = 0;
    try {
      while (written < rows.length) written += writeSync(this.#writeFd, rows, written, rows.length - written, offset + written);
    } catch {
      return undefined;
    }
    return offset;
  }

  close(): void {
    this.handOver();
    closeSync(this.#writeFd);
  }
}
