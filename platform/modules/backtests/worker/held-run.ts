import type { JobLease } from '../job/lease.ts';

/** Why a running backtest is told to stop. */
export type StopCause = 'cancelled' | 'lease-lost' | 'stopping';

/** A job that this process runs: its lease, how far it is, and the way to stop it. */
export class HeldRun {
  readonly lease: JobLease;
  readonly #abort = new AbortController();
  readonly #startedAt = performance.now();
  #progress = 0;
  #etaMs: number | undefined;

  constructor(lease: JobLease) {
    this.lease = lease;
  }

  get progress(): number {
    return this.#progress;
  }
  /** Estimated time left: at the mean speed so far. */
  get etaMs(): number | undefined {
    return this.#etaMs;
  }
  get signal(): AbortSignal {
    return this.#abort.signal;
  }
  get stopCause(): StopCause | undefined {
    return this.#abort.signal.aborted ? (this.#abort.signal.reason as StopCause) : undefined;
  }

  /** `fraction` of the whole work, 0 to 1. */
  advance(fraction: number): void {
    this.#progress = Math.min(1, Math.max(this.#progress, fraction));
    const elapsed = performance.now() - this.#startedAt;
    this.#etaMs = this.#progress > 0 ? Math.round((elapsed / this.#progress) * (1 - this.#progress)) : undefined;
  }

  /** The first cause stays. */
  stop(cause: StopCause): void {
    if (!this.#abort.signal.aborted) this.#abort.abort(cause);
  }
}
