import { Injectable, Logger } from '@nestjs/common';
import { Notifier } from '../database/index.ts';
import { Audit, type Principal, Problem, toPage } from '../ops/index.ts';
import type { BacktestEntity } from './job/backtest.entity.ts';
import { BacktestQueue } from './job/backtest-queue.ts';
import { BacktestRepository, type WaitingBacktest } from './job/backtest-repository.ts';
import { CANCEL_CHANNEL } from './job/cancel-notice.ts';
import { JobNews } from './job/job-news.ts';
import { type JobPage, type JobView, toJobLine, toJobView } from './job/job-view.ts';
import { BacktestPlan, INLINE, type Submitter } from './request/backtest-plan.ts';
import type { CreateBacktestDto } from './request/create-backtest.dto.ts';
import type { ListBacktestsQuery } from './request/list-backtests.query.ts';
import { requireOwner } from './run/run-owner.ts';
import { ResultStore } from './results/result-store.ts';

/** The life of a backtest as its owner sees it: submitted, followed, cancelled, retried, deleted. */
@Injectable()
export class BacktestsService {
  readonly #log = new Logger(BacktestsService.name);

  constructor(
    private readonly plan: BacktestPlan,
    private readonly backtests: BacktestRepository,
    private readonly queue: BacktestQueue,
    private readonly news: JobNews,
    private readonly notifier: Notifier,
    private readonly results: ResultStore,
    private readonly audit: Audit,
  ) {}

  /** The row comes first: should the queue be away, the job is queued as soon as it is back. */
  async submit(request: CreateBacktestDto, submitter: Submitter): Promise<JobView> {
    const planned = await this.plan.make(request, submitter);
    const row = await this.backtests.insert(planned);
    if (row.id === planned.id) await this.#wake(row);
    return toJobView(row);
  }

  async list(query: ListBacktestsQuery): Promise<JobPage> {
    return toPage(await this.backtests.list(query), query.limit, { map: toJobLine, key: ({ id }) => [id] });
  }

  async get(id: string): Promise<JobView> {
    const row = await this.#row(id);
    if (row.version !== INLINE) return toJobView(row);
    const bundle = (await this.backtests.findWith(id, 'inlineSource'))?.inlineSource?.bundle;
    return bundle === undefined ? toJobView(row) : { ...toJobView(row), source: bundle.files[bundle.entry] ?? '', files: bundle.files };
  }

  async cancel(id: string, user: Principal): Promise<JobView> {
    const row = await this.#changeable(id, user);
    const status = await this.backtests.cancel(id);
    if (status === 'running') await this.notifier.publish(CANCEL_CHANNEL, id);
    if (status === 'cancelled')
      await this.queue.forget(row).catch((error: unknown) => this.#log.warn(`Backtest ${id} stays in the queue, where it will be skipped: ${String(error)}`));
    const after = await this.#row(id);
    if (status === undefined && after.status !== 'cancelled')
      throw Problem.conflict(`Backtest ${id} is ${after.status}: only queued and running ones can be cancelled`);
    this.news.publish(after);
    if (status !== undefined) await this.audit.record({ action: 'backtest.cancelled', subject: id });
    return toJobView(after);
  }

  /** Runs a failed or cancelled job again from its start, under the same id. */
  async retry(id: string, user: Principal): Promise<JobView> {
    const { status } = await this.#changeable(id, user);
    const waiting = await this.backtests.requeue(id);
    if (waiting === undefined)
      throw Problem.conflict(`Backtest ${id} is ${status}: only failed and cancelled ones can be retried. To run a completed one again submit it as a new one`);
    const row = await this.#row(id);
    await this.#wake(row);
    await this.audit.record({ action: 'backtest.retried', subject: id });
    return toJobView(row);
  }

  async delete(id: string, user: Principal): Promise<void> {
    const row = await this.#changeable(id, user);
    if (!(await this.backtests.delete(id))) throw Problem.conflict(`Backtest ${id} is running: cancel it first`);
    await this.results.remove(id);
    await this.audit.record({
      action: 'backtest.deleted',
      subject: id,
      detail: { label: row.label, strategy: row.strategy, version: row.version, dataset: row.datasetName, createdBy: row.createdBy },
    });
    if (row.status === 'queued') await this.queue.forget(row).catch(() => this.#log.debug(`Backtest ${id} stays in the queue, where it will be skipped`));
  }

  async #wake(row: BacktestEntity & WaitingBacktest): Promise<void> {
    this.news.publish(row);
    try {
      await this.queue.wake(row);
    } catch (error) {
      this.#log.warn(`Backtest ${row.id} waits until the queue is back: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #row(id: string): Promise<BacktestEntity> {
    const row = await this.backtests.find(id);
    if (row === null) throw Problem.notFound('backtest', id);
    return row;
  }

  async #changeable(id: string, user: Principal): Promise<BacktestEntity> {
    const row = await this.#row(id);
    requireOwner('Backtest', row, user);
    return row;
  }
}
