import { closeSync, readSync, writeSync } from 'node:fs';
import { MARKER_BYTES, MARKER_NAMES_AT } from './guest/marker.ts';
import { memoryFile } from './memory-file.ts';

/** What a process was doing when it was last seen, by its own word. */
export interface Whereabouts {
  readonly handler: string;
  /** Market time, epoch milliseconds; 0 when there was none yet. */
  readonly time: number;
}

const NAME = /^[A-Za-z_$][\w$]{0,40}$/;
const LATEST_TIME = 8.64e15;

/**
 * A page of memory that parent and child share, on fd 5 of the child: the guest notes its handler there before it runs one. It outlives the child,
 * so even a kill leaves a place to tell. All of it is a stranger's claim.
 */
export class MarkerPage {
  readonly #fd: number;
  readonly #page = Buffer.alloc(MARKER_BYTES);

  private constructor(fd: number) {
    this.#fd = fd;
  }

  /** Undefined where memory cannot be shared: stops then tell no place that the child did not tell itself. */
  static open(): MarkerPage | undefined {
    const file = memoryFile();
    if (file === undefined) return undefined;
    closeSync(file.readFd);
    const made = new MarkerPage(file.fd);
    // The page is written now: a full memory disk must be found here, not by a child that touches it.
    return made.#fill() ? made : undefined;
  }

  /** For the child; the parent keeps its own. */
  get fd(): number {
    return this.#fd;
  }

  /** Undefined when no handler had been noted, or what was noted makes no sense. */
  read(): Whereabouts | undefined {
    this.#page.fill(0);
    readSync(this.#fd, this.#page, 0, MARKER_BYTES, 0);
    const index = this.#page.readInt32LE(0);
    const time = this.#page.readDoubleLE(8);
    const handler = this.#page.toString('latin1', MARKER_NAMES_AT).split('\n')[index - 1];
    if (handler === undefined || !NAME.test(handler)) return undefined;
    return { handler, time: time > 0 && time < LATEST_TIME ? time : 0 };
  }

  close(): void {
    closeSync(this.#fd);
  }

  #fill(): boolean {
    try {
      return writeSync(this.#fd, this.#page, 0, MARKER_BYTES, 0) === MARKER_BYTES;
    } catch {
      closeSync(this.#fd);
      return false;
    }
  }
}
