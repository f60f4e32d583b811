import type { AccountSnapshot, FillRow, LogRow, OrderRow, RunConfig, StopReason } from '@paddock/platform/core';
import type { SavedStrategy } from '@paddock/sdk/runtime';
import type { RunBundle } from '../backtest-task.ts';
import type { LiveBudgets } from './live-budgets.ts';
import type { NextStep } from './step-source.ts';

/** How fast a replay runs: `max`, or so many times market time. */
export type ReplaySpeed = 'max' | number;

export interface LiveTask {
  readonly bundle: RunBundle;
  /** As given; checked against the strategy's own schema. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly config: RunConfig;
  readonly feedPath: string;
  readonly speed: ReplaySpeed;
  readonly budgets?: Partial<LiveBudgets>;
  /** Goes on from here instead of from the first row. The code and the parameters may be others than those that saved it. */
  readonly resume?: SessionCheckpoint;
  /** Most rows of one request to the sandbox; 8,192 unless given. A request never splits a time stamp. */
  readonly batchRows?: number;
}

/** A session between two steps, as plain JSON: enough to go on in another process. */
export interface SessionCheckpoint {
  /** Rows of the feed that are behind it. */
  readonly rowsDone: number;
  readonly stepsDone: number;
  readonly time: number;
  /** Of the code that saved it. */
  readonly checksum: string;
  readonly symbols: readonly string[];
  readonly account: AccountSnapshot;
  /** What the author's `save()` returned, with what the runtime keeps beside it. */
  readonly strategy: SavedStrategy;
}

export type SessionPhase = 'running' | 'paused' | 'ended';
/** `preparing`: the new code is loaded and warmed while the old one serves. `probation`: the new code serves and the old one waits. */
export type ReloadPhase = 'none' | 'preparing' | 'probation';

export interface PositionFacts {
  readonly symbol: string;
  /** Signed decimal text. */
  readonly quantity: string;
  readonly averagePrice: string;
  readonly lastPrice: string;
  readonly unrealizedPnl: string;
}

export interface BudgetView {
  readonly cpuLeftMs: number;
  readonly cpuCapMs: number;
  readonly heapBytes: number;
  readonly heapAllowedBytes: number;
  readonly rssBytes: number;
  /** Of the current minute of market time. */
  readonly ordersLeft: number;
}

/** A session as its host shows it, taken between two steps. Money, prices and quantities are decimal strings. */
export interface SessionView {
  readonly phase: SessionPhase;
  readonly reload: ReloadPhase;
  /** Checksum of the code that serves. */
  readonly checksum: string;
  readonly speed: ReplaySpeed;
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly stepsDone: number;
  /** Market time reached, epoch milliseconds; 0 before the first step. */
  readonly time: number;
  readonly cash: string;
  readonly equity: string;
  readonly positions: readonly PositionFacts[];
  readonly openOrders: readonly OrderRow[];
  readonly orders: number;
  readonly fills: number;
  readonly droppedLogs: number;
  readonly droppedPlots: number;
  readonly budget: BudgetView;
  readonly pid: number;
  /** While it runs, where the next time stamp is known. */
  readonly next?: NextStep;
}

/** After every request, cheap: what changed often. `SessionView` has the rest. */
export interface SessionProgress {
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly stepsDone: number;
  readonly time: number;
  /** Plain numbers, for charts. */
  readonly cash: number;
  readonly equity: number;
  /** CPU microseconds of this request and the rows that it had. */
  readonly cpuUs: number;
  readonly rows: number;
}

export type BudgetKind = 'cpu' | 'orders' | 'logs' | 'plots' | 'state' | 'heap';

/** A soft limit is reached: the strategy goes on. Told once until it has recovered. */
export interface BudgetWarning {
  readonly budget: BudgetKind;
  readonly time: number;
  readonly used: string;
  readonly allowed: string;
  readonly message: string;
}

interface ReloadFacts {
  readonly from: string;
  readonly to: string;
  /** Rows of the feed that were behind the session when it happened. */
  readonly rowsDone: number;
  readonly time: number;
}

/**
 * What became of a reload. One reload is reported as `refused`, or as `swapped` and later `confirmed`, `rolled-back`, or `superseded`: another
 * reload came before it had proven itself. `pauseUs`: how long rows that were due have waited for the version that serves from here on.
 */
export type ReloadReport =
  | (ReloadFacts & { readonly outcome: 'refused'; readonly reason: StopReason })
  | (ReloadFacts & { readonly outcome: 'swapped'; readonly pauseUs: number; readonly warmedRows: number; readonly prepareMs: number })
  | (ReloadFacts & { readonly outcome: 'confirmed' | 'superseded'; readonly stepsServed: number })
  | (ReloadFacts & { readonly outcome: 'rolled-back'; readonly reason: StopReason; readonly stepsServed: number; readonly pauseUs: number });

export interface SessionEnd {
  /** `completed`: the feed is through. `stopped`: by its host, after `onStop`. `suspended`: by its host, to be resumed from `checkpoint`. */
  readonly status: 'completed' | 'stopped' | 'suspended' | 'failed';
  readonly reason?: StopReason;
  readonly checkpoint?: SessionCheckpoint;
  readonly view: SessionView;
}

/** All hooks are called between two steps, in the order in which things happened; none may throw. */
export interface LiveHooks {
  /** What one request's judgement covered and took. */
  onJudged?(piece: { readonly bars: number; readonly judgeMs: number }): void;
  onStep?(progress: SessionProgress): void;
  /** Orders that are new or changed, each as it stands at the end of the request, in the order of their last change. */
  onOrders?(orders: readonly OrderRow[]): void;
  onFills?(fills: readonly FillRow[]): void;
  onLogs?(logs: readonly LogRow[]): void;
  onPlots?(points: readonly { readonly time: number; readonly name: string; readonly value: number }[]): void;
  onWarning?(warning: BudgetWarning): void;
  onReload?(report: ReloadReport): void;
  /** Exactly once, also after `stop()` and `suspend()`. */
  onEnd(end: SessionEnd): void;
}
