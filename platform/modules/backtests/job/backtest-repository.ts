import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import type { ListBacktestsQuery } from '../request/list-backtests.query.ts';
import { newestRuns } from '../run/list-runs.ts';
import type { RunSpec } from '../run/run-spec.ts';
import { BacktestEntity, finalStatuses, type JobStatus } from './backtest.entity.ts';

/** What the creator of a row decides; the rest has defaults. */
export type NewBacktest = RunSpec & Pick<BacktestEntity, 'profile' | 'idempotencyKey' | 'createdById' | 'createdBy'>;

/** A job that waits for a worker, and under which attempt number. */
export interface WaitingBacktest {
  readonly id: string;
  readonly attempts: number;
}

/** Rows of backtests as users see and change them; workers go through `LeaseRepository`. */
@Injectable()
export class BacktestRepository {
  constructor(@InjectRepository(BacktestEntity) private readonly rows: Repository<BacktestEntity>) {}

  /** Stores a new job, or finds the one that the same user made with the same idempotency key within a day. */
  async insert(backtest: NewBacktest): Promise<BacktestEntity> {
    const row = this.rows.create({
      ...backtest,
      status: 'queued',
      progress: 0,
      etaMs: null,
      attempts: 0,
      cancelRequested: false,
      workerId: null,
      heartbeatAt: null,
      reason: null,
      summary: null,
      report: null,
      createdAt: new Date(),
      startedAt: null,
      finishedAt: null,
    });
    if (row.idempotencyKey !== null) return this.#insertOnce(row, row.idempotencyKey);
    await this.rows.insert(row);
    return row;
  }

  async #insertOnce(row: BacktestEntity, idempotencyKey: string): Promise<BacktestEntity> {
    const { createdById } = row;
    const forgotten = this.rows.createQueryBuilder().update().set({ idempotencyKey: null }).where({ idempotencyKey, createdById });
    await forgotten.andWhere("created_at < now() - interval '1 day'").execute();
    await this.rows.createQueryBuilder().insert().values(row).orIgnore().execute();
    return this.rows.findOneByOrFail({ idempotencyKey, createdById });
  }

  find(id: string): Promise<BacktestEntity | null> {
    return this.rows.findOneBy({ id });
  }

  findWith(id: string, column: 'report' | 'inlineSource'): Promise<BacktestEntity | null> {
    return this.rows.createQueryBuilder('backtest').addSelect(`backtest.${column}`).where({ id }).getOne();
  }

  /** Newest first; one row more than asked for when there are more. */
  list(query: ListBacktestsQuery): Promise<BacktestEntity[]> {
    const select = newestRuns(this.rows.createQueryBuilder('backtest'), query);
    if (query.status !== undefined) select.andWhere({ status: In(query.status) });
    if (query.dataset !== undefined)
      select.andWhere('(backtest.datasetName = :dataset or cast(backtest.datasetId as text) = :dataset)', { dataset: query.dataset });
    return select.getMany();
  }

  /** Cancels a job that no worker has; a running one is only asked to stop. Undefined when it has ended already. */
  async cancel(id: string): Promise<JobStatus | undefined> {
    const changed: unknown = await this.rows.query(
      `update backtests set cancel_requested = true,
         status = case status when 'queued' then 'cancelled' else status end,
         reason = case status when 'queued' then $2::jsonb else reason end,
         finished_at = case status when 'queued' then now() else finished_at end
       where id = $1 and status in ('queued', 'running') returning status`,
      [id, JSON.stringify({ code: 'cancelled', message: 'Cancelled before it started.' })],
    );
    return firstRow<{ status: JobStatus }>(changed)?.status;
  }

  /** Makes an ended job wait again, without its results. Undefined when it has not ended. */
  async requeue(id: string): Promise<WaitingBacktest | undefined> {
    const changed: unknown = await this.rows.query(
      `update backtests set status = 'queued', faults = 0, progress = 0, eta_ms = null, cancel_requested = false, worker_id = null, heartbeat_at = null,
         reason = null, summary = null, report = null, final_equity = null, fees = null, trades = null, total_return = null, max_drawdown = null, sharpe = null,
         started_at = null, finished_at = null
       where id = $1 and status in ('failed', 'cancelled') returning id, attempts`,
      [id],
    );
    return firstRow<WaitingBacktest>(changed);
  }

  /** Removes a job that is not running. */
  async delete(id: string): Promise<boolean> {
    const { affected } = await this.rows.createQueryBuilder().delete().where({ id }).andWhere("status <> 'running'").execute();
    return (affected ?? 0) > 0;
  }

  waiting(): Promise<WaitingBacktest[]> {
    return this.rows.find({ select: { id: true, attempts: true }, where: { status: 'queued' }, order: { id: 'ASC' } });
  }

  async countByStatus(): Promise<Readonly<Record<string, number>>> {
    const rows: { status: string; count: number }[] = await this.rows.query('select status, count(*)::int as count from backtests group by status');
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }

  countWaiting(): Promise<number> {
    return this.rows.countBy({ status: 'queued' });
  }

  /** Ended jobs beyond the newest `keepRuns` or older than `keepDays`; 0 stands for no bound. */
  async expired({ keepRuns, keepDays }: { readonly keepRuns: number; readonly keepDays: number }): Promise<readonly string[]> {
    const found: { id: string }[] = await this.rows.query(
      `select id from (select id, finished_at, row_number() over (order by id desc) as position from backtests where status = any($1)) as ended
       where ($2 > 0 and position > $2) or ($3 > 0 and finished_at < now() - make_interval(days => $3))`,
      [finalStatuses, keepRuns, keepDays],
    );
    return found.map((row) => row.id);
  }
}

/** TypeORM answers an `update ... returning` with rows and their number. */
function firstRow<T>(changed: unknown): T | undefined {
  const rows: unknown = Array.isArray(changed) ? changed[0] : undefined;
  return Array.isArray(rows) ? (rows[0] as T | undefined) : undefined;
}
