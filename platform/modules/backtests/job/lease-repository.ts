import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StopReason } from '@paddock/platform/core';
import { LEASE_SECONDS, leaseExpired as expired, leaseHeld, leaseKey } from '../../database/index.ts';
import type { BacktestSummary } from '../results/summary.ts';
import type { StoredReport } from '../results/stored-report.ts';
import { BacktestEntity, type JobStatus } from './backtest.entity.ts';
import { type JobLease, MOST_FAULTS } from './lease.ts';

export interface RunProgressUpdate {
  readonly lease: JobLease;
  readonly progress: number;
  readonly etaMs: number | undefined;
}

/** What the end of a run writes into its row. */
export interface Outcome {
  readonly status: Extract<JobStatus, 'completed' | 'failed' | 'cancelled'>;
  readonly reason?: StopReason;
  readonly dataVersion?: string;
  readonly summary?: BacktestSummary;
  readonly report?: StoredReport;
}

/** What stands in the way of a claim. */
export interface ClaimState {
  readonly status: JobStatus;
  readonly cancelRequested: boolean;
  /** Attempts without a result, that of a dead worker included. */
  readonly faults: number;
  /** Until the lease of the worker that has it runs out; 0 without one. */
  readonly leaseMs: number;
}

/** A row that still runs when somebody else may take it has lost its worker. */
const faultsSoFar = `(faults + (status = 'running')::int)`;
const held = `${leaseHeld} and status = 'running'`;

/** Everything a worker writes. Each statement is atomic and checks the lease: of two workers with one job only one can finish it. */
@Injectable()
export class LeaseRepository {
  constructor(private readonly database: DataSource) {}

  /** Takes a waiting job, or one whose worker has not been heard of. Undefined when somebody else has it or it has ended. */
  async claim(id: string, workerId: string): Promise<JobLease | undefined> {
    const [row] = await this.#update<{ attempts: number; faults: number }>(
      `update backtests set status = 'running', attempts = attempts + 1, faults = ${faultsSoFar}, worker_id = $2, heartbeat_at = now(), started_at = now(), progress = 0, eta_ms = null
       where id = $1 and not cancel_requested and ${faultsSoFar} < ${MOST_FAULTS} and (status = 'queued' or (status = 'running' and ${expired})) returning attempts, faults`,
      [id, workerId],
    );
    return row === undefined ? undefined : { id, attempt: row.attempts, workerId, faults: row.faults };
  }

  async state(id: string): Promise<ClaimState | undefined> {
    const rows: { status: JobStatus; cancel_requested: boolean; faults: number; lease_ms: number }[] = await this.database.query(
      `select status, cancel_requested, ${faultsSoFar} as faults, case when status = 'running' then greatest(0, extract(epoch from heartbeat_at - now()) * 1000 + ${LEASE_SECONDS * 1000})::float8 else 0 end as lease_ms from backtests where id = $1`,
      [id],
    );
    const [row] = rows;
    return row === undefined ? undefined : { status: row.status, cancelRequested: row.cancel_requested, faults: row.faults, leaseMs: row.lease_ms };
  }

  /** The job with everything needed to run it. */
  load(lease: JobLease): Promise<BacktestEntity> {
    return this.database.getRepository(BacktestEntity).createQueryBuilder('backtest').addSelect('backtest.inlineSource').where({ id: lease.id }).getOneOrFail();
  }

  /** Keeps leases alive and stores progress. Leases that are missing from the answer are lost. */
  async renew(workerId: string, updates: readonly RunProgressUpdate[]): Promise<ReadonlyMap<string, { readonly cancelRequested: boolean }>> {
    const rows = await this.#update<{ id: string; cancel_requested: boolean }>(
      `update backtests set heartbeat_at = now(), progress = run.progress, eta_ms = run.eta
       from unnest($2::uuid[], $3::int[], $4::float8[], $5::float8[]) as run(id, attempt, progress, eta)
       where backtests.id = run.id and attempts = run.attempt and worker_id = $1 and status = 'running' returning backtests.id, cancel_requested`,
      [workerId, updates.map((u) => u.lease.id), updates.map((u) => u.lease.attempt), updates.map((u) => u.progress), updates.map((u) => u.etaMs ?? null)],
    );
    return new Map(rows.map((row) => [row.id, { cancelRequested: row.cancel_requested }]));
  }

  /** Ends the job; false when the lease was lost, and then nothing has changed. */
  async finish(lease: JobLease, { status, reason, dataVersion, summary, report }: Outcome): Promise<boolean> {
    const rows = await this.#update(
      `update backtests set status = $4, progress = case when $4 = 'completed' then 1 else progress end, eta_ms = null, finished_at = now(), reason = $5::jsonb, data_version = coalesce($6, data_version),
         summary = $7::jsonb, report = $8::jsonb, final_equity = $9, fees = $10, trades = $11, total_return = $12, max_drawdown = $13, sharpe = $14
       where ${held} returning id`,
      [
        ...leaseKey(lease),
        status,
        json(reason),
        dataVersion ?? null,
        json(summary),
        json(report),
        summary?.finalEquity ?? null,
        summary?.fees ?? null,
        summary?.trades ?? null,
        summary?.totalReturn ?? null,
        summary?.maxDrawdown ?? null,
        summary?.sharpe ?? null,
      ],
    );
    return rows.length > 0;
  }

  /** Makes the job wait for another attempt; false when the lease was lost. `faults` counts this attempt in or not. */
  async release(lease: JobLease, faults: number): Promise<boolean> {
    const rows = await this.#update(
      `update backtests set status = 'queued', faults = $4, progress = 0, eta_ms = null, worker_id = null, heartbeat_at = null where ${held} returning id`,
      [...leaseKey(lease), faults],
    );
    return rows.length > 0;
  }

  /** Ends a job that nobody runs: its worker died and it was to be cancelled, or it brought down its worker too often. */
  async close(id: string, status: 'failed' | 'cancelled', reason: StopReason): Promise<boolean> {
    const rows = await this.#update(
      `update backtests set status = $2, reason = $3::jsonb, eta_ms = null, finished_at = now() where id = $1 and (status = 'queued' or (status = 'running' and ${expired})) returning id`,
      [id, status, json(reason)],
    );
    return rows.length > 0;
  }

  /** Lets jobs wait again whose workers have been gone for longer than the queue itself needs to notice. */
  async releaseAbandoned(afterSeconds: number): Promise<number> {
    const rows = await this.#update(
      `update backtests set status = 'queued', faults = faults + 1, progress = 0, eta_ms = null, worker_id = null, heartbeat_at = null where status = 'running' and heartbeat_at < now() - make_interval(secs => $1) returning id`,
      [afterSeconds],
    );
    return rows.length;
  }

  /** TypeORM answers an `update ... returning` with rows and their number. */
  async #update<Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    const [rows] = await this.database.query<[Row[], number]>(sql, [...parameters]);
    return rows;
  }
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
