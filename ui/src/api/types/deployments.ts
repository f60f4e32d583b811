import type { RunSpec, StopReason } from './backtests.ts';
import type { FillRow, LogRow, OrderRow } from './reports.ts';
import type { ParamValue } from './strategies.ts';
import type { Decimal } from './wire.ts';

export type DeploymentState = 'starting' | 'running' | 'paused' | 'restarting' | 'quarantined' | 'stopped' | 'completed' | 'failed';

export interface DeploymentPosition {
  readonly symbol: string;
  readonly quantity: Decimal;
  readonly averagePrice: Decimal;
  readonly lastPrice: Decimal;
  readonly unrealizedPnl: Decimal;
}

/** What the process of a deployment uses. */
export interface Usage {
  readonly cpuLeftMs: number;
  readonly cpuCapMs: number;
  readonly heapBytes: number;
  readonly heapAllowedBytes: number;
  readonly rssBytes: number;
  /** Of the current minute of market time. */
  readonly ordersLeft: number;
  readonly pid: number;
  readonly reload: 'none' | 'preparing' | 'probation';
  readonly droppedLogs: number;
  readonly droppedPlots: number;
  /** When the next bar is due: in market time, and by the clock. */
  readonly nextBar?: { readonly time: number; readonly at: number };
}

export interface Deployment extends RunSpec {
  readonly mode: 'replay';
  readonly state: DeploymentState;
  readonly wanted: 'running' | 'paused' | 'stopped';
  /** `max`, or how many times market time. */
  readonly speed: string;
  readonly progress: number;
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly marketTime: number;
  readonly equity?: Decimal;
  readonly positions: readonly DeploymentPosition[];
  readonly orderCount: number;
  readonly fillCount: number;
  readonly logCount: number;
  readonly usage?: Usage;
  readonly strikes: number;
  readonly restartAt?: number;
  readonly reason?: StopReason;
  readonly attempts: number;
  readonly checkpointAt?: number;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Of an inline one, when it is asked for by its id. */
  readonly files?: Readonly<Record<string, string>>;
  readonly entry?: string;
}

/** As in a report, but numbered. */
export type DeploymentOrder = Omit<OrderRow, 'id'> & { readonly id: number };
export type DeploymentFill = Omit<FillRow, 'orderId'> & { readonly id: number; readonly orderId: number };
export type DeploymentLog = LogRow & { readonly id: number };

export interface DeploymentEvent {
  readonly id: number;
  readonly at: number;
  readonly kind: string;
  readonly message: string;
}

export interface Strike {
  readonly id: number;
  readonly at: number;
  readonly marketTime: number;
  readonly rowsDone: number;
  readonly version: string;
  readonly checksum: string;
  readonly reason: StopReason;
  readonly forgiven: boolean;
}

export interface Reload {
  readonly id: number;
  readonly outcome: 'pending' | 'stored' | 'refused' | 'swapped' | 'confirmed' | 'rolled-back' | 'superseded';
  readonly strategy: string;
  readonly version: string;
  readonly checksum: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly fromVersion: string;
  readonly fromChecksum: string;
  readonly rowsDone?: number;
  readonly marketTime?: number;
  readonly pauseUs?: number;
  readonly prepareMs?: number;
  readonly stepsServed?: number;
  readonly reason?: StopReason;
  readonly createdBy: string;
  readonly createdAt: number;
}

export interface DeploymentEquity {
  readonly time: number;
  readonly equity: Decimal;
}

export interface EffectiveLimit {
  readonly name: string;
  readonly value: number;
  readonly from: 'built-in' | 'default' | 'user' | 'version' | 'deployment';
  readonly unit: string;
  readonly meaning: string;
}

export interface DeploymentBudget {
  readonly limits: readonly EffectiveLimit[];
  readonly usage?: Usage;
}

export type BudgetScope = 'default' | 'user' | 'version' | 'deployment';
export type BudgetLimits = Readonly<Record<string, number>>;

export interface BudgetSetting {
  readonly scope: BudgetScope;
  readonly subject: string;
  readonly limits: BudgetLimits;
  readonly updatedBy: string;
  readonly updatedAt: number;
}

export interface LimitRange {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly meaning: string;
  readonly builtIn: number;
}

export interface Budgets {
  readonly items: readonly BudgetSetting[];
  readonly limits: readonly LimitRange[];
}
