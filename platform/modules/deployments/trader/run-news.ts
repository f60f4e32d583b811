import type { FillRow, LogRow, OrderRow, StopReason } from '@paddock/platform/core';
import type { PositionFacts, SessionCheckpoint } from '../../../adapters/runner/index.ts';
import type { Usage } from '../deployment/deployment.entity.ts';
import type { DeploymentState } from '../deployment/deployment-state.ts';

export type Numbered<Row> = Row & { readonly id: number };

/** How far a deployment is and what it has, as of its last step. */
export interface Standing {
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly marketTime: number;
  readonly equity: string;
  readonly positions: readonly PositionFacts[];
  readonly usage: Usage;
}

export const eventKinds = [
  'created',
  'started',
  'paused',
  'resumed',
  'speed',
  'warning',
  'strike',
  'fault',
  'quarantined',
  'released',
  'reload',
  'budget',
  'stopped',
  'completed',
  'failed',
] as const;

/** Something that happened to a deployment, in one plain line. */
export interface DeploymentEvent {
  readonly kind: (typeof eventKinds)[number];
  readonly message: string;
  readonly detail?: object;
}

export interface StrikeNews {
  readonly marketTime: number;
  readonly rowsDone: number;
  readonly version: string;
  readonly checksum: string;
  readonly reason: StopReason;
}

/** What became of a reload, as columns of its row. */
export interface ReloadNews {
  readonly id: number;
  readonly outcome: 'refused' | 'swapped' | 'confirmed' | 'rolled-back' | 'superseded';
  readonly rowsDone?: number;
  readonly marketTime?: number;
  readonly pauseUs?: number;
  readonly prepareMs?: number;
  readonly warmedRows?: number;
  readonly stepsServed?: number;
  readonly reason?: StopReason;
}

/** Everything that happened since the last write; it is stored as a whole or not at all. */
export interface RunNews {
  readonly orders: readonly Numbered<OrderRow>[];
  readonly fills: readonly Numbered<FillRow>[];
  readonly logs: readonly Numbered<LogRow>[];
  readonly equity: readonly { readonly time: number; readonly equity: string }[];
  readonly events: readonly DeploymentEvent[];
  readonly reloads: readonly ReloadNews[];
  readonly standing?: Standing;
  readonly checkpoint?: SessionCheckpoint;
  readonly state?: DeploymentState;
}

/** How a run ends: its row is free for another start, or at rest. */
export interface Settlement {
  readonly state: DeploymentState;
  readonly reason?: StopReason;
  readonly restartInMs?: number;
  readonly faults: number;
  readonly strike?: StrikeNews;
  readonly event?: DeploymentEvent;
}
