import type { Instrument } from '@paddock/sdk';
import type { ContextOptions, LogEntry, PlotEntry, StrategyConstructor, StrategyMetadata } from '@paddock/sdk/runtime';
import type { MirrorLimits } from './budget-meter.ts';
import type { RunConfig } from './run-config.ts';

/** Callbacks of a strategy, in the order of their numbers from 1. */
export const HANDLERS = ['constructor', 'onStart', 'onBar', 'onSlice', 'onFill', 'onOrder', 'onStop', 'onTimer', 'save', 'load'] as const;
export type Handler = (typeof HANDLERS)[number];
/** Their numbers. */
export const HANDLER = Object.freeze(Object.fromEntries(HANDLERS.map((name, i) => [name, i + 1]))) as Readonly<Record<Handler, number>>;

/** Where the strategy is, for whoever looks from outside; `time` is the virtual clock of the realm too. */
export interface MirrorMarker {
  /** `[0]`: number of the callback that runs. */
  readonly handler: Int32Array;
  /** `[0]`: time of the step, epoch milliseconds. */
  readonly time: Float64Array;
}

export interface MirrorOptions {
  readonly strategy: StrategyConstructor;
  readonly metadata: StrategyMetadata;
  readonly params: ContextOptions['params'];
  readonly instruments: readonly Instrument[];
  readonly config: RunConfig;
  readonly baseMs: number;
  /** What time it is before the first step; 0 unless given. */
  readonly startTime?: number;
  /** Where commands and the digest of each chunk are written. */
  readonly out: Float64Array;
  /** For runs without an end; a backtest has none. */
  readonly limits?: MirrorLimits;
  readonly marker?: MirrorMarker;
}

export interface MirrorNews {
  readonly logs: readonly LogEntry[];
  readonly plots: readonly PlotEntry[];
  /** Tags used for the first time, in the order of their indices. */
  readonly tags: readonly string[];
  readonly hasMore: boolean;
  readonly droppedLogs: number;
  readonly droppedPlots: number;
}
