import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CostModel, FillModel, LotMethod, RiskLimits, StopReason } from '@paddock/platform/core';
import type { BudgetView, PositionFacts, ReloadPhase, SessionCheckpoint } from '../../../adapters/runner/index.ts';
import type { InlineSource } from '../../backtests/index.ts';
import { wholeNumber } from '../../database/index.ts';
import type { DeploymentState, WantedState } from './deployment-state.ts';

/** Modes of today: a replay is fed from a dataset. */
export const deploymentModes = ['replay'] as const;
export type DeploymentMode = (typeof deploymentModes)[number];
export type Params = Readonly<Record<string, number | boolean | string>>;

/** What the sandbox process of a deployment uses, as of the last step. */
export interface Usage extends BudgetView {
  readonly pid: number;
  readonly reload: ReloadPhase;
  readonly droppedLogs: number;
  readonly droppedPlots: number;
}

/** Whose code runs, with which values. */
export interface DeployedCode {
  readonly strategy: string;
  /** Version of a published strategy, or `inline`. */
  readonly version: string;
  readonly checksum: string;
  readonly params: Params;
  readonly inlineSource: InlineSource | null;
}

/** One deployment: what was asked, how it stands, and where it goes on. */
@Entity('deployments')
export class DeploymentEntity implements DeployedCode {
  /** UUID version 7: sorting by id is sorting by time of creation. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') label: string;
  @Column('text') mode: DeploymentMode;
  @Column('text') state: DeploymentState;
  @Column('text') wanted: WantedState;
  /** `max`, or how many times market time. */
  @Column('text') speed: string;
  @Column('text') strategy: string;
  @Column('text') version: string;
  @Column('jsonb', { nullable: true, select: false }) inlineSource: InlineSource | null;
  @Column('text') checksum: string;
  @Column('jsonb') params: Params;
  @Column('uuid') datasetId: string;
  @Column('text') datasetName: string;
  @Column('text') dataVersion: string;
  @Column('jsonb') symbols: readonly string[];
  @Column('text') timeframe: string;
  @Column('bigint', { transformer: wholeNumber }) fromTime: number;
  @Column('bigint', { transformer: wholeNumber }) toTime: number;
  @Column('text') adjustment: 'raw' | 'split' | 'total';
  @Column('numeric') cash: string;
  @Column('jsonb') costs: CostModel;
  @Column('jsonb') fills: FillModel;
  @Column('jsonb') limits: RiskLimits;
  @Column('text') lotMethod: LotMethod;
  @Column('bigint', { transformer: wholeNumber }) seed: number;
  /** Counts up with every start; together with `workerId` it is the fencing token of the lease. */
  @Column('integer') attempts: number;
  @Column('text', { nullable: true }) workerId: string | null;
  @Column('timestamptz', { nullable: true }) heartbeatAt: Date | null;
  /** Starts in a row that ended by a fault of the installation. */
  @Column('integer') faults: number;
  @Column('timestamptz', { nullable: true }) restartAt: Date | null;
  @Column('jsonb', { nullable: true }) reason: StopReason | null;
  @Column('jsonb', { nullable: true, select: false }) checkpoint: SessionCheckpoint | null;
  @Column('timestamptz', { nullable: true }) checkpointAt: Date | null;
  @Column('bigint', { transformer: wholeNumber }) rowsDone: number;
  @Column('bigint', { transformer: wholeNumber }) rowsTotal: number;
  @Column('bigint', { transformer: wholeNumber }) marketTime: number;
  @Column('numeric', { nullable: true }) equity: string | null;
  @Column('jsonb') positions: readonly PositionFacts[];
  @Column('jsonb', { nullable: true }) usage: Usage | null;
  @Column('bigint', { transformer: wholeNumber }) orderCount: number;
  @Column('bigint', { transformer: wholeNumber }) fillCount: number;
  @Column('bigint', { transformer: wholeNumber }) logCount: number;
  @Column('uuid', { nullable: true }) createdById: string | null;
  @Column('text') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
