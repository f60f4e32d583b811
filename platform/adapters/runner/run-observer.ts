import type { SandboxObserver } from '@paddock/sandbox';

/** Hears what a runner's sandboxes and judges do, under the name of the strategy. Handlers count and return. */
export interface RunObserver extends SandboxObserver {
  /** A piece of a run was judged: bars that the strategy handled, and what judging them took. */
  readonly onJudged?: (piece: { readonly owner: string; readonly bars: number; readonly judgeMs: number }) => void;
  readonly onRunEnded?: (run: {
    readonly owner: string;
    readonly status: string;
    readonly reason: string | undefined;
    readonly orders: number;
    readonly fills: number;
  }) => void;
}
