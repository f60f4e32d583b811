import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { inContext } from '../../ops/index.ts';
import { postpone, QueueProcessor, returnToQueue, WorkerHost } from '../../queue/index.ts';
import type { BacktestEntity } from '../job/backtest.entity.ts';
import type { QueuedBacktest } from '../job/backtest-queue.ts';
import { BacktestRepository } from '../job/backtest-repository.ts';
import { JobNews } from '../job/job-news.ts';
import { MOST_FAULTS } from '../job/lease.ts';
import { type Outcome, LeaseRepository } from '../job/lease-repository.ts';
import { ResultStore } from '../results/result-store.ts';
import { BacktestExecution } from './backtest-execution.ts';
import type { HeldRun } from './held-run.ts';
import { infrastructureFault } from './infrastructure-fault.ts';
import { LeaseKeeper } from './lease-keeper.ts';

const NEWS_MS = 200;

/** Takes jobs from the queue. The queue only wakes a worker: who may run a job and who may end it is decided in its row. */
// Rows fence each other, so a worker that is only slow does no harm: the queue may look for dead ones often.
@QueueProcessor('backtests', { lockDuration: 6_000, stalledInterval: 2_000, maxStalledCount: 1_000 })
export class BacktestProcessor extends WorkerHost {
  readonly #log = new Logger(BacktestProcessor.name);

  constructor(
    private readonly backtests: BacktestRepository,
    private readonly leases: LeaseRepository,
    private readonly keeper: LeaseKeeper,
    private readonly execution: BacktestExecution,
    private readonly results: ResultStore,
    private readonly news: JobNews,
  ) {
    super();
  }

  override process(job: Job<QueuedBacktest>, token?: string): Promise<void> {
    return inContext({ correlationId: job.data.correlationId }, () => this.#take(job, token));
  }

  async #take(job: Job<QueuedBacktest>, token: string | undefined): Promise<void> {
    const lease = await this.leases.claim(job.data.id, this.keeper.workerId);
    if (lease === undefined) return this.#unclaimed(job, token);
    const held = this.keeper.hold(lease);
    try {
      const row = await this.leases.load(lease);
      this.news.publish(row);
      await this.#finish(row, held, await this.execution.run(row, { held, onProgress: this.#progressNews(row, held) }));
    } catch (error) {
      await this.#interrupted(job, token, { held, error });
    } finally {
      this.keeper.drop(held);
    }
  }

  async #finish(row: BacktestEntity, { lease }: HeldRun, outcome: Outcome): Promise<void> {
    if (!(await this.leases.finish(lease, outcome))) {
      if (outcome.report !== undefined) await this.results.discard(row.id, outcome.report.file);
      this.#log.warn(`Backtest ${row.id}: attempt ${lease.attempt} was taken over before it ended; its result is dropped`);
      return;
    }
    const { status, reason = null, summary = null, dataVersion = row.dataVersion } = outcome;
    this.news.publish({
      ...row,
      status,
      reason,
      summary,
      dataVersion,
      progress: status === 'completed' ? 1 : row.progress,
      etaMs: null,
      finishedAt: new Date(),
    });
    if (lease.attempt > 1) await this.results.keepOnly(row.id, outcome.report?.file);
  }

  /** The job is not ours to run: it has ended, another worker has it, it is to be cancelled, or it brought down too many workers. */
  async #unclaimed(job: Job<QueuedBacktest>, token: string | undefined): Promise<void> {
    const { id } = job.data;
    const state = await this.leases.state(id);
    if (state === undefined || !['queued', 'running'].includes(state.status)) return;
    const closed =
      state.leaseMs === 0 &&
      ((state.cancelRequested && (await this.leases.close(id, 'cancelled', { code: 'cancelled', message: 'Cancelled; its worker had ended.' }))) ||
        (state.faults >= MOST_FAULTS &&
          (await this.leases.close(id, 'failed', infrastructureFault(`It was started ${state.faults} times and its worker ended each time.`)))));
    if (closed) return this.#publish(id);
    return postpone(job, token, Date.now() + Math.ceil(state.leaseMs) + 100);
  }

  async #interrupted(job: Job<QueuedBacktest>, token: string | undefined, { held, error }: { readonly held: HeldRun; readonly error: unknown }): Promise<void> {
    const { id, attempt, faults } = held.lease;
    if (held.stopCause === 'lease-lost') return this.#log.warn(`Backtest ${id}: attempt ${attempt} lost its lease and was stopped`);
    if (held.stopCause === 'stopping') {
      await this.leases.release(held.lease, faults);
      return returnToQueue(job, token);
    }
    const message = error instanceof Error ? error.message : String(error);
    this.#log.error(`Backtest ${id}: attempt ${attempt} failed: ${message}`, error instanceof Error ? error.stack : undefined);
    if (faults + 1 < MOST_FAULTS) await this.leases.release(held.lease, faults + 1);
    else
      await this.leases.finish(held.lease, {
        status: 'failed',
        reason: infrastructureFault(`It was started ${MOST_FAULTS} times and failed each time, the last time with: ${message}`, error),
      });
    throw error;
  }

  async #publish(id: string): Promise<void> {
    const row = await this.backtests.find(id);
    if (row !== null) this.news.publish(row);
  }

  #progressNews(row: BacktestEntity, held: HeldRun): () => void {
    let last = performance.now();
    return () => {
      if (performance.now() - last < NEWS_MS) return;
      last = performance.now();
      this.news.publish({ ...row, progress: held.progress, etaMs: held.etaMs ?? null });
    };
  }
}
