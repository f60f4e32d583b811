import type { SandboxObserver } from '@paddock/sandbox';

/** A run that is over, for those who count. */
export interface EndedRun {
  readonly owner: string;
  readonly status: string;
  /** Code of the reason when it ended early. */
  readonly reason: string | undefined;
  /** Denied ones included. */
  readonly orders: number;
  readonly fills: number;
}

/** Hears what a runner's sandboxes and judges do, under the name of the strategy. Handlers count and return. */
export interface RunObserver extends SandboxObserver {
  /** A piece of a run was judged: bars that the strategy handled, and what judging them took. */
  readonly onJudged?: (piece: { readonly owner: string; readonly bars: number; readonly judgeMs: number }) => void;
  readonly onRunEnded?: (run: EndedRun) => void;
}
