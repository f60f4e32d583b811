import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { newWorkerId, Notifier } from '../../database/index.ts';
import { QueueRunner } from '../../queue/index.ts';
import { CANCEL_CHANNEL } from '../job/cancel-notice.ts';
import type { JobLease } from '../job/lease.ts';
import { LeaseRepository } from '../job/lease-repository.ts';
import { HeldRun } from './held-run.ts';

const RENEW_MS = 1_000;

/**
 * Keeps the leases of all jobs that this process runs, stores their progress, and stops those that were cancelled or taken over.
 * One statement per second while anything runs, none otherwise.
 */
@Injectable()
export class LeaseKeeper implements OnApplicationShutdown {
  readonly workerId = newWorkerId();
  readonly #log = new Logger(LeaseKeeper.name);
  readonly #held = new Map<string, HeldRun>();
  readonly #unsubscribe: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly leases: LeaseRepository,
    private readonly queues: QueueRunner,
    notifier: Notifier,
  ) {
    this.#unsubscribe = notifier.subscribe(CANCEL_CHANNEL, (id) => this.#held.get(String(id))?.stop('cancelled'));
    queues.stopping.addEventListener('abort', () => this.#stopAll(), { once: true });
  }

  hold(lease: JobLease): HeldRun {
    const run = new HeldRun(lease);
    if (this.queues.stopping.aborted) run.stop('stopping');
    this.#held.set(lease.id, run);
    this.#schedule();
    return run;
  }

  drop(run: HeldRun): void {
    if (this.#held.get(run.lease.id) === run) this.#held.delete(run.lease.id);
  }

  onApplicationShutdown(): void {
    this.#unsubscribe();
    clearTimeout(this.#timer);
    this.#held.clear();
  }

  #stopAll(): void {
    for (const run of this.#held.values()) run.stop('stopping');
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.#renew(), RENEW_MS).unref();
  }

  async #renew(): Promise<void> {
    const runs = [...this.#held.values()];
    try {
      if (runs.length > 0) await this.#renewAll(runs);
    } catch (error) {
      this.#log.warn(`Leases of ${runs.length} backtests not renewed: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#timer = undefined;
    if (this.#held.size > 0) this.#schedule();
  }

  async #renewAll(runs: readonly HeldRun[]): Promise<void> {
    const renewed = await this.leases.renew(
      this.workerId,
      runs.map(({ lease, progress, etaMs }) => ({ lease, progress, etaMs })),
    );
    for (const run of runs) {
      const state = renewed.get(run.lease.id);
      if (state?.cancelRequested === true) run.stop('cancelled');
      // A run that ended while the statement was on its way has let go by itself.
      if (state === undefined && this.#held.get(run.lease.id) === run) run.stop('lease-lost');
    }
  }
}
