import { conflationKey, type Update } from './topic.ts';

export interface ConflatedOptions {
  /** Passes a batch on. */
  readonly send: (updates: readonly Update[]) => void;
  /** While it returns false nothing is sent and newer updates go on replacing older ones. */
  readonly ready?: () => boolean;
  readonly intervalMs?: number;
  /** Called once when more than `limit` different things wait; what waits is dropped. */
  readonly limit?: number;
  readonly onOverflow?: () => void;
}

/** Holds updates back so that at most ten batches a second pass; of several updates of one thing only the latest does. */
export class Conflated {
  readonly #waiting = new Map<string, Update>();
  readonly #options: Required<Omit<ConflatedOptions, 'onOverflow'>> & Pick<ConflatedOptions, 'onOverflow'>;
  #timer: NodeJS.Timeout | undefined;
  #lastSent = Number.NEGATIVE_INFINITY;

  constructor(options: ConflatedOptions) {
    this.#options = { ready: () => true, intervalMs: 100, limit: 5000, ...options };
  }

  put(update: Update): void {
    this.#waiting.set(conflationKey(update), update);
    if (this.#waiting.size > this.#options.limit) this.#overflow();
    else this.#schedule();
  }

  /** Sends what waits now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    this.#lastSent = performance.now();
    if (!this.#options.ready()) return this.#schedule();
    const updates = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#options.send(updates);
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  #schedule(): void {
    const sinceMs = performance.now() - this.#lastSent;
    this.#timer ??= setTimeout(() => this.flush(), Math.max(0, this.#options.intervalMs - sinceMs));
  }

  #overflow(): void {
    this.drop();
    this.#options.onOverflow?.();
  }
}
