/** The contract between the command line and the engine on this machine (`@paddock/platform/local`). Types only. */

export interface BacktestCosts {
  readonly commission?:
    | { readonly kind: 'none' }
    | { readonly kind: 'percentage'; readonly rate: string; readonly minimum?: string }
    | { readonly kind: 'fixed'; readonly perOrder: string }
    | { readonly kind: 'per-unit'; readonly perUnit: string; readonly minimum?: string };
  readonly spreadBps?: number;
  readonly slippageBps?: number;
  readonly impactBps?: number;
}

/** What shapes a backtest besides code and data: the same fields, names and units as the body of `POST /api/v1/backtests`. */
export interface BacktestSettings {
  readonly params: Readonly<Record<string, string>>;
  readonly symbols?: readonly string[];
  readonly timeframe?: string;
  /** Epoch milliseconds, both included. */
  readonly from?: number;
  readonly to?: number;
  readonly cash: string;
  readonly costs: BacktestCosts;
  readonly fills: { readonly volumeShare?: number };
  readonly limits: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly adjustment?: 'raw' | 'split' | 'total';
  readonly lotMethod?: 'average' | 'fifo' | 'lifo';
  readonly seed?: number;
  /** Measure which callbacks and lines cost what. */
  readonly profile?: boolean;
}

/** A line of the strategy and its part of the time, 0 to 1. */
export interface ProfiledPlace {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly share: number;
}

export interface BacktestProfile {
  readonly samples: number;
  /** The platform's own part. */
  readonly engine: number;
  readonly callbacks: readonly ProfiledPlace[];
  readonly lines: readonly ProfiledPlace[];
}

export interface StrategySource {
  /** Text of each file by its path relative to the entry's folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
}

export interface LocalData {
  /** CSV files (gzip or not) or folders of them. */
  readonly paths: readonly string[];
  /** Column of a field by its header or 0-based index, e.g. `{ close: 'Adj Close' }`. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly timeFormat?: string;
  /** IANA zone of times without an offset; UTC unless given. */
  readonly timezone?: string;
  /** Decimals of an order's quantity; those of the volume column unless given. */
  readonly quantityDecimals?: number;
}

export interface LocalBacktestRequest {
  readonly strategy: StrategySource;
  readonly data: LocalData;
  readonly settings: BacktestSettings;
}

export interface LocalProgress {
  /** What is going on, e.g. `reading`, `running`. */
  readonly stage: string;
  /** 0..1; undefined where it cannot be known. */
  readonly done?: number;
}

/** What both sides need of an AbortSignal. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: { readonly once: true }): void;
}

export interface LocalHooks {
  readonly signal?: CancelSignal;
  readonly onProgress?: (progress: LocalProgress) => void;
}

/** Where in the author's source something is wrong. */
export interface Diagnostic {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly code?: string;
}

export interface RunReason {
  readonly code: string;
  readonly message: string;
  readonly location?: { readonly file: string; readonly line: number; readonly column: number };
  readonly used?: string;
  readonly allowed?: string;
  readonly advice?: string;
}

/** The head of a report: what a summary shows. */
export interface BacktestSummary {
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly reason?: RunReason;
  readonly metrics: Readonly<Record<string, string | number | null>>;
  readonly assumptions: readonly { readonly subject: string; readonly text: string; readonly bias: string }[];
  readonly openPositions: readonly { readonly symbol: string; readonly side: string; readonly quantity: string }[];
  /** `refused` counts what the risk manager denied or the venue rejected. */
  readonly orderOutcome?: { readonly placed: number; readonly refused: number; readonly firstRefusal?: string };
  readonly logs: readonly { readonly time: number; readonly level: string; readonly message: string }[];
  readonly timing: { readonly bars: number; readonly cpuMs: number; readonly wallMs: number; readonly barsPerCpuSecond: number };
}

export interface LocalBacktest {
  readonly summary: BacktestSummary;
  /** What was noticed while reading the data, one line each. */
  readonly warnings: readonly string[];
  /** Of a run that was to be profiled and came far enough. */
  readonly profile?: BacktestProfile;
  write(format: 'json' | 'csv' | 'html', path: string): Promise<void>;
}

export interface LocalCheckRequest {
  readonly strategy: StrategySource;
  readonly data?: LocalData;
  readonly params?: Readonly<Record<string, string>>;
  /** Most bars of the smoke run. */
  readonly bars?: number;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}

export interface CheckStep {
  readonly name: 'compile' | 'metadata' | 'run' | 'repeat' | 'look-ahead';
  readonly ok: boolean;
  readonly text: string;
}

/** What `paddock check` found. */
export interface CheckReport {
  readonly status: 'ok' | 'rejected' | 'stopped';
  /** `ok`, or the machine-readable code of what is wrong. */
  readonly code: string;
  readonly reason: string;
  readonly location?: { readonly file: string; readonly line: number; readonly column: number };
  readonly advice?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly steps: readonly CheckStep[];
  readonly metadata?: { readonly name: string; readonly title: string; readonly scope: string; readonly params: readonly { readonly name: string }[] };
  readonly orders: number;
  readonly cpuMs: number;
  readonly peakHeapBytes: number;
  readonly peakRssBytes: number;
  readonly wallMs: number;
}

export interface DataReport {
  readonly columns: readonly string[];
  readonly timeframe: string | null;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly symbols: readonly {
    readonly symbol: string;
    readonly rows: number;
    readonly firstTime: number;
    readonly lastTime: number;
    readonly priceDecimals: number;
    readonly quantityDecimals: number;
    readonly gaps: number;
  }[];
  /** Rejected rows, duplicates, unsorted input and the like, one line each. */
  readonly problems: readonly string[];
}

/** How well sandboxes are contained on this machine: a level from 0 to 3, and what makes it up. */
export interface ContainmentReport {
  readonly level: number;
  readonly layers: readonly { readonly name: string; readonly active: boolean; readonly detail: string }[];
}

export interface LocalEngine {
  /** Rejects with a StrategyRejection when the code does not compile, with an Error when data or settings are wrong. */
  backtest(request: LocalBacktestRequest, hooks?: LocalHooks): Promise<LocalBacktest>;
  check(request: LocalCheckRequest, hooks?: LocalHooks): Promise<CheckReport>;
  inspectData(data: LocalData, hooks?: LocalHooks): Promise<DataReport>;
  containment(): Promise<ContainmentReport>;
}
