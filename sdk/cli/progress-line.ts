import type { Terminal } from './terminal.ts';

const BAR_WIDTH = 24;
const REDRAW_MS = 80;

/** One line on a terminal's stderr that is drawn over and over; silent where stderr is not a terminal. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #isShown: boolean;
  #drawnAt = 0;
  #isDirty = false;

  constructor(terminal: Terminal, { quiet = false } = {}) {
    this.#terminal = terminal;
    this.#isShown = terminal.stderr.isTTY === true && !quiet;
  }
  show(stage: string, done?: number): void {
    const now = performance.now();
    if (!this.#isShown || (now - this.#drawnAt < REDRAW_MS && done !== 1)) return;
    this.#drawnAt = now;
    this.#isDirty = true;
    this.#terminal.stderr.write(`\r\u001b[2K${stage}${done === undefined ? ' ...' : ` ${bar(done)} ${Math.floor(done * 100)} %`}`);
  }
  clear(): void {
    if (this.#isDirty) this.#terminal.stderr.write('\r\u001b[2K');
    this.#isDirty = false;
  }
}

function bar(done: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, done)) * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}
