/** What a sandbox was asked for. */
export type RequestKindName = 'load' | 'control' | 'chunk';

/** One answered request, in plain numbers. Times in milliseconds, sizes in bytes. */
export interface RequestFigures {
  /** Whose code runs: the label that the taker of the sandbox gave, empty without one. */
  readonly owner: string;
  readonly kind: RequestKindName;
  readonly ok: boolean;
  /** As the process claims. */
  readonly cpuMs: number;
  readonly heapBytes: number;
  /** Seen by the parent; 0 for a request that ended before anyone looked. */
  readonly wallMs: number;
  readonly rssBytes: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** Hears what the sandboxes of a pool do. Handlers are called in the middle of work: they count and return, and never throw. */
export interface SandboxObserver {
  /** A process is ready for its tenant, this long after it was asked for. */
  readonly onStarted?: (startMs: number) => void;
  readonly onRequest?: (figures: RequestFigures) => void;
  /** A process that somebody had taken is gone; `code` is one of the stop codes, `closed` when its taker was done with it. */
  readonly onEnded?: (owner: string, code: string) => void;
  /** A spare died while it waited, or could not be started; another one is on its way. */
  readonly onSpareLost?: (code: string) => void;
}

/** How many processes a pool has at this moment. */
export interface PoolFigures {
  readonly ready: number;
  readonly starting: number;
  readonly inUse: number;
}
