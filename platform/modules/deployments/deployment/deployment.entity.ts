import { Column, Entity } from 'typeorm';
import type { StopReason } from '@paddock/platform/core';
import type { BudgetView, PositionFacts, ReloadPhase, SessionCheckpoint } from '../../../adapters/runner/index.ts';
import { RunSpec } from '../../backtests/index.ts';
import { wholeNumber } from '../../database/index.ts';
import type { DeploymentState, WantedState } from './deployment-state.ts';

/** Modes of today: a replay is fed from a dataset. */
export const deploymentModes = ['replay'] as const;
export type DeploymentMode = (typeof deploymentModes)[number];

/** What the sandbox process of a deployment uses, as of the last step. */
export interface Usage extends BudgetView {
  readonly pid: number;
  readonly reload: ReloadPhase;
  readonly droppedLogs: number;
  readonly droppedPlots: number;
  /** When the next bar is due: in market time, and by the clock. */
  readonly nextBar?: { readonly time: number; readonly at: number };
}

/** Whose code runs, with which values. */
export type DeployedCode = Readonly<Pick<RunSpec, 'strategy' | 'version' | 'checksum' | 'params' | 'inlineSource'>>;

/** One deployment: what was asked, how it stands, and where it goes on. */
@Entity('deployments')
export class DeploymentEntity extends RunSpec {
  @Column('text') mode: DeploymentMode;
  @Column('text') state: DeploymentState;
  @Column('text') wanted: WantedState;
  /** `max`, or how many times market time. */
  @Column('text') speed: string;
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
