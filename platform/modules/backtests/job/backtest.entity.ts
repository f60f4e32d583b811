import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CostModel, FillModel, LotMethod, RiskLimits, StopReason } from '@paddock/platform/core';
import { wholeNumber } from '../../database/index.ts';
import type { BacktestSummary } from '../results/summary.ts';
import type { StoredReport } from '../results/stored-report.ts';
import type { InlineSource } from './inline-source.ts';

export const jobStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];
export type Adjustment = 'raw' | 'split' | 'total';

/** Statuses that a job does not leave by itself. */
export const finalStatuses: readonly JobStatus[] = ['completed', 'failed', 'cancelled'];

/** One backtest: what was asked, how far it is, and what came out. Large results lie in a file of their own. */
@Entity('backtests')
export class BacktestEntity {
  /** UUID version 7: sorting by id is sorting by time of creation. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') status: JobStatus;
  @Column('double precision') progress: number;
  @Column('double precision', { nullable: true }) etaMs: number | null;
  @Column('text') label: string;
  @Column('text') strategy: string;
  /** Version of a published strategy, or `inline`. */
  @Column('text') version: string;
  @Column('jsonb', { nullable: true, select: false }) inlineSource: InlineSource | null;
  @Column('text') checksum: string;
  @Column('jsonb') params: Readonly<Record<string, number | boolean | string>>;
  @Column('uuid') datasetId: string;
  @Column('text') datasetName: string;
  @Column('text') dataVersion: string;
  @Column('jsonb') symbols: readonly string[];
  @Column('text') timeframe: string;
  @Column('bigint', { transformer: wholeNumber }) fromTime: number;
  @Column('bigint', { transformer: wholeNumber }) toTime: number;
  @Column('text') adjustment: Adjustment;
  @Column('numeric') cash: string;
  @Column('jsonb') costs: CostModel;
  @Column('jsonb') fills: FillModel;
  @Column('jsonb') limits: RiskLimits;
  @Column('text') lotMethod: LotMethod;
  @Column('bigint', { transformer: wholeNumber }) seed: number;
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
