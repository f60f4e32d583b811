import type { Budgets } from './budget.ts';
import type { SandboxObserver } from './observer.ts';

/** Code that runs in every isolate before the author's: made by us, trusted. */
export interface GuestImage {
  readonly code: string;
  /** V8's cache for exactly this code, only ever made by us: foreign cached data is code execution. */
  readonly cachedData?: Uint8Array;
}

/** The author's code as the publish gate made it. */
export interface LoadableBundle {
  readonly code: string;
  readonly sourceMap?: string;
}

export interface SandboxOptions {
  readonly image: GuestImage;
  readonly budgets: Budgets;
  /** Sizes of the two shared buffers: a chunk may fill the first, its answer the second. */
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** Cap of one control reply. */
  readonly replyBytes: number;
  /** False: rows travel inside the frames. */
  readonly feedWindow: boolean;
  /** No machine code is generated from the author's code: a smaller target, 4 to 6 times slower. */
  readonly jitless: boolean;
  /** Whether the process samples where a marked bundle spends its time. */
  readonly profiles?: boolean;
  /** False: the process keeps what its start has used. */
  readonly isLean?: boolean;
  /** A control request that the guest answers once, before it is ready, so that the engine has compiled what all guests share. */
  readonly rehearsal?: string;
  /** Another program in place of the runner; for tests. */
  readonly child?: string;
  readonly observer?: SandboxObserver;
}

export interface SandboxStats {
  /** As the child reports it, summed over all requests. */
  readonly cpuUs: number;
  readonly peakHeapBytes: number;
  /** Seen by the parent. */
  readonly peakRssBytes: number;
  readonly wallMs: number;
}

export interface ChunkRequest {
  readonly rows: number;
  /** Raw bytes of the rows, at most `inputBytes`; must stay unchanged until the outcome is there. */
  readonly payload: Uint8Array;
  readonly timeoutMs?: number;
}

export interface ChunkResult {
  /** The valid part of the guest's output buffer; a copy that stays valid. */
  readonly out: Uint8Array;
  readonly cpuUs: number;
  readonly heapBytes: number;
}
