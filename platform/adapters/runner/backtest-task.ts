import type { RunConfig, SourceLocation, StopReason } from '@paddock/platform/core';
import type { LoadableBundle, MarkedBundle, SandboxStats } from '@paddock/sandbox';
import type { StrategyMetadata } from '@paddock/sdk/runtime';
import type { RunObserver } from './run-observer.ts';
import type { RunProfile } from './run-profile.ts';

/** The code of a run: what the publish gate made of the author's files. */
export interface RunBundle extends LoadableBundle {
  readonly checksum: string;
  /** Under which observers of a session hear of it. */
  readonly owner?: string;
}

export interface BacktestTask {
  /** Whose code it is, for those who watch: `name@version`. */
  readonly owner?: string;
  readonly bundle: RunBundle;
  /** As given; checked against the strategy's own schema. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly feedPath: string;
  readonly config: RunConfig;
}

/** A task whose bundle says where it is. */
export interface MarkedTask extends BacktestTask {
  readonly marked?: MarkedBundle;
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
  readonly observer?: RunObserver;
  /** Asks for a profile: the run is slower then, and its result the same. Told once, unless the process is gone. */
  readonly onProfile?: (profile: RunProfile) => void;
  /** Asks for the place of each order in the author's source, by order id; slow, and told once at the end of a run that came to its end. */
  readonly onOrderPlaces?: (places: ReadonlyMap<string, SourceLocation>) => void;
  /** What the sandbox process has used, once at the end. */
  readonly onUsage?: (usage: SandboxStats) => void;
}

export type Inspection = ({ readonly ok: true; readonly metadata: StrategyMetadata } | { readonly ok: false; readonly stop: StopReason }) & {
  /** What reading it has used; absent where no process could be started. */
  readonly usage?: SandboxStats;
};
