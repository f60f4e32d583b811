import type { RunConfig, StopReason } from '@paddock/platform/core';
import type { LoadableBundle, SandboxStats } from '@paddock/sandbox';
import type { StrategyMetadata } from '@paddock/sdk/runtime';

/** The code of a run: what the publish gate made of the author's files. */
export interface RunBundle extends LoadableBundle {
  readonly checksum: string;
}

export interface BacktestTask {
  readonly bundle: RunBundle;
  /** As given; checked against the strategy's own schema. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly feedPath: string;
  readonly config: RunConfig;
}

export interface SweepTask {
  readonly bundle: RunBundle;
  readonly feedPath: string;
  readonly config?: Partial<RunConfig>;
  readonly paramSets: readonly Readonly<Record<string, unknown>>[];
}

export interface RunProgress {
  readonly rowsDone: number;
  readonly rowsTotal: number;
  /** Market time reached, epoch milliseconds. */
  readonly time: number;
}

export interface RunHooks {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
  /** What the sandbox process has used, once at the end. */
  readonly onUsage?: (usage: SandboxStats) => void;
}

export type Inspection = ({ readonly ok: true; readonly metadata: StrategyMetadata } | { readonly ok: false; readonly stop: StopReason }) & {
  /** What reading it has used; absent where no process could be started. */
  readonly usage?: SandboxStats;
};
