const INTERVAL_MS = 12;

export interface Watched {
  /** Looks at memory and deadlines; called about every 12 ms while a request is in flight. */
  check(now: number): void;
}

/** One timer for all busy sandboxes of the process; it does not keep the process alive. */
class Watchdog {
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | undefined;

  add(watched: Watched): void {
    this.#watched.add(watched);
    this.#timer ??= setInterval(() => this.#tick(), INTERVAL_MS).unref();
  }

  delete(watched: Watched): void {
    this.#watched.delete(watched);
  }

  #tick(): void {
    if (this.#watched.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const now = performance.now();
    for (const watched of this.#watched) watched.check(now);
  }
}

export const watchdog = new Watchdog();
