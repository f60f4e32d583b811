import { Column, Entity } from 'typeorm';
import type { StopReason } from '@paddock/platform/core';
import type { BacktestSummary } from '../results/summary.ts';
import type { StoredReport } from '../results/stored-report.ts';
import { RunSpec } from '../run/run-spec.ts';

export const jobStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** Statuses that a job does not leave by itself. */
export const finalStatuses: readonly JobStatus[] = ['completed', 'failed', 'cancelled'];

/** One backtest: what was asked, how far it is, and what came out. Large results lie in a file of their own. */
@Entity('backtests')
export class BacktestEntity extends RunSpec {
  @Column('text') status: JobStatus;
  @Column('double precision') progress: number;
  @Column('double precision', { nullable: true }) etaMs: number | null;
  /** Whether the run measures which lines cost what. */
  @Column('boolean') profile: boolean;
  /** Counts up with every start of the job, retries included; together with `workerId` it is the fencing token of the lease. */
  @Column('integer') attempts: number;
  @Column('boolean') cancelRequested: boolean;
  @Column('text', { nullable: true }) workerId: string | null;
  @Column('timestamptz', { nullable: true }) heartbeatAt: Date | null;
  @Column('jsonb', { nullable: true }) reason: StopReason | null;
  @Column('jsonb', { nullable: true }) summary: BacktestSummary | null;
  @Column('jsonb', { nullable: true, select: false }) report: StoredReport | null;
  @Column('text', { nullable: true, select: false }) idempotencyKey: string | null;
  @Column('uuid', { nullable: true }) createdById: string;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}
