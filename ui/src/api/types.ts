// oxlint-disable max-lines -- everything that crosses the wire, in one place
/** The wire types of /api/v1. Money, prices and quantities are decimal strings; times are epoch milliseconds UTC. */
export type Decimal = string;

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface ProblemItem {
  readonly field?: string;
  readonly value?: unknown;
  readonly message: string;
  readonly allowed?: readonly unknown[] | string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly code?: string;
}

export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly correlationId?: string;
  readonly errors?: readonly ProblemItem[];
}

export type Role = 'author' | 'operator' | 'admin';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  readonly createdAt?: number;
  readonly hasPassword?: boolean;
}

export interface SignedIn {
  readonly token: string;
  readonly user: User;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: number;
  readonly lastUsedAt?: number | null;
}

export interface CreatedApiKey extends ApiKey {
  readonly key: string;
}

export type ParamKind = 'int' | 'number' | 'boolean' | 'choice' | 'string';
export type ParamValue = number | boolean | string;

export interface ParamSchema {
  readonly name: string;
  readonly kind: ParamKind;
  readonly default: ParamValue;
  readonly label?: string;
  readonly description?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly choices?: readonly ParamValue[];
  readonly maxLength?: number;
}

export interface StrategyMetadata {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scope: 'symbol' | 'portfolio';
  readonly warmUp: number;
  readonly params: readonly ParamSchema[];
}

export interface StrategyItem {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly origin: 'sample' | 'user';
  readonly latestVersion: string;
  readonly versionCount: number;
  readonly updatedAt: number;
}

export interface VersionItem {
  readonly version: string;
  readonly checksum: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly note: string;
}

export interface StrategyDetail extends StrategyItem {
  readonly versions: readonly VersionItem[];
}

export interface StrategyVersion extends VersionItem {
  readonly name: string;
  readonly metadata: StrategyMetadata;
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly bundleBytes: number;
}

export interface Inspection {
  readonly metadata: StrategyMetadata | null;
  readonly diagnostics: readonly ProblemItem[];
}

export interface DatasetItem {
  readonly id: string;
  readonly name: string;
  readonly timeframe: string;
  readonly symbolCount: number;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly version: string;
  readonly origin: 'import' | 'demo';
  readonly createdAt: number;
  readonly bytes: number;
}

export interface DatasetSymbol {
  readonly symbol: string;
  readonly rows: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly gaps: number;
}

export interface DatasetDetail extends DatasetItem {
  readonly symbols: readonly DatasetSymbol[];
  readonly report?: ImportReport | null;
}

/** What an import found: everything that was changed or left out. Lists are cut, totals are not. */
export interface ImportReport {
  readonly files: readonly FileReading[];
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rejected: { readonly total: number; readonly byReason: Readonly<Record<string, number>>; readonly listed: readonly RejectedRow[] };
  readonly duplicates: { readonly total: number; readonly differing: number; readonly listed: readonly DuplicateRow[] };
  readonly unsortedRows: number;
  readonly gaps: { readonly total: number; readonly listed: readonly Gap[] };
  readonly timeframe: string;
  readonly timezone: string;
  readonly notes: readonly string[];
  readonly elapsedMs: number;
}

export interface FileReading {
  readonly file: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly timeFormat: string;
  readonly delimiter: string;
}

export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly message: string;
}

export interface DuplicateRow {
  readonly file: string;
  readonly line: number;
  readonly symbol: string;
  readonly time: number;
  /** The dropped row says something else than the one that stayed. */
  readonly differs: boolean;
}

export interface Gap {
  readonly symbol: string;
  readonly after: number;
  readonly before: number;
  readonly missing: number;
}

/** [epoch ms, open, high, low, close, volume] */
export type BarTuple = readonly [number, number, number, number, number, number];

export interface BarsResponse {
  readonly symbol: string;
  /** Bars in the range before neighbouring ones were joined. */
  readonly rawCount: number;
  readonly priceDecimals: number;
  readonly bars: readonly BarTuple[];
}

/** How the beginning of a file would be read. */
export interface ImportPreview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Column of each field that was found. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly timeframe: string;
  readonly symbols: readonly string[];
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly rejected: readonly RejectedRow[];
}

export interface ImportOptions {
  readonly name?: string;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly timeframe?: string;
  readonly timezone?: string;
  readonly symbol?: string;
  readonly datasetId?: string;
}

export type ImportStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface ImportJob {
  readonly id: string;
  readonly name: string;
  readonly status: ImportStatus;
  readonly progress: number;
  readonly rowsRead: number;
  readonly datasetId?: string;
  readonly report?: ImportReport;
  readonly error?: { readonly message: string };
}

export type CommissionModel =
  | { readonly kind: 'none' }
  | { readonly kind: 'percentage'; readonly rate: Decimal; readonly minimum?: Decimal }
  | { readonly kind: 'fixed'; readonly perOrder: Decimal }
  | { readonly kind: 'per-unit'; readonly perUnit: Decimal; readonly minimum?: Decimal }
  | { readonly kind: 'tiered'; readonly tiers: readonly CommissionTier[] };

export interface CommissionTier {
  readonly upTo: Decimal | null;
  readonly rate: Decimal;
}

export interface CostModel {
  readonly commission?: CommissionModel;
  readonly spreadBps?: number;
  readonly slippageBps?: number;
  readonly impactBps?: number;
}

export interface FillModel {
  readonly volumeShare?: number;
}

export interface RiskLimits {
  readonly maxOrderQuantity?: Decimal;
  readonly maxOrderNotional?: Decimal;
  readonly maxPosition?: Decimal;
  readonly maxGrossExposure?: Decimal;
  readonly priceCollarPct?: number | Decimal;
  readonly maxOrdersPerMinute?: number;
  readonly maxOpenOrders?: number;
  readonly allowedSymbols?: readonly string[];
  readonly maxDailyLoss?: Decimal;
  readonly maxDrawdownPct?: number | Decimal;
  readonly maxLeverage?: number | Decimal;
  readonly allowShort?: boolean;
}

export type Adjustment = 'raw' | 'split' | 'total';
export type LotMethod = 'average' | 'fifo' | 'lifo';

export interface BacktestRequest {
  readonly strategy?: string;
  readonly source?: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  readonly dataset: string;
  readonly symbols?: readonly string[];
  readonly timeframe?: string;
  readonly from?: number;
  readonly to?: number;
  readonly cash?: Decimal;
  readonly costs?: CostModel;
  readonly fills?: FillModel;
  readonly limits?: RiskLimits;
  readonly adjustment?: Adjustment;
  readonly lotMethod?: LotMethod;
  readonly seed?: number;
  readonly label?: string;
}

export type JobStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface StopReason {
  readonly code: string;
  readonly message: string;
  readonly location?: SourceLocation;
  readonly used?: string;
  readonly allowed?: string;
  readonly advice?: string;
}

export interface JobSummary {
  readonly finalEquity: Decimal;
  readonly totalReturn: number | null;
  readonly maxDrawdown: number | null;
  readonly sharpe: number | null;
  readonly trades: number;
  readonly fees: Decimal;
}

export interface Backtest {
  readonly id: string;
  readonly status: JobStatus;
  readonly progress: number;
  readonly etaMs?: number;
  readonly label: string;
  readonly strategy: string;
  /** `inline` when the source came with the request. */
  readonly version: string;
  readonly checksum: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly dataset: string;
  readonly datasetName: string;
  readonly dataVersion: string;
  /** Left out of lists and live updates when there are many. */
  readonly symbols?: readonly string[];
  readonly symbolCount: number;
  readonly timeframe: string;
  readonly from: number;
  readonly to: number;
  readonly adjustment: Adjustment;
  readonly cash: Decimal;
  readonly costs: CostModel;
  readonly fills: FillModel;
  readonly limits: RiskLimits;
  readonly lotMethod: LotMethod;
  readonly seed: number;
  readonly attempts: number;
  /** Asked to stop, and not stopped yet. */
  readonly cancelling: boolean;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly reason?: StopReason;
  readonly summary?: JobSummary;
  /** Of an inline run, when it is asked for by its id. */
  readonly source?: string;
}

export interface TradeRow {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: Decimal;
  readonly entryTime: number;
  readonly entryPrice: Decimal;
  readonly exitTime: number;
  readonly exitPrice: Decimal;
  readonly fees: Decimal;
  readonly pnl: Decimal;
  readonly exitReason?: string;
  readonly bars: number;
  readonly mae?: Decimal;
  readonly mfe?: Decimal;
}

export interface OpenPositionRow {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: Decimal;
  readonly entryTime: number;
  readonly averagePrice: Decimal;
  readonly lastPrice: Decimal;
  readonly unrealizedPnl: Decimal;
  readonly fees: Decimal;
}

export interface OrderRow {
  readonly id: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: 'market' | 'limit' | 'stop' | 'stop-limit';
  readonly quantity: Decimal;
  readonly limitPrice?: Decimal;
  readonly stopPrice?: Decimal;
  readonly timeInForce: string;
  readonly status: string;
  readonly submittedAt: number;
  readonly closedAt?: number;
  readonly filledQuantity: Decimal;
  readonly averagePrice?: Decimal;
  readonly reason?: string;
  readonly tag?: string;
}

export interface FillRow {
  readonly orderId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly fee: Decimal;
  readonly slippage: Decimal;
  readonly time: number;
}

export interface LogRow {
  readonly time: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
}

export interface PlotPoint {
  readonly time: number;
  readonly name: string;
  readonly value: number;
}

export interface EquityPoint {
  readonly time: number;
  readonly equity: Decimal;
  /** A positive fraction below the highest equity so far. */
  readonly drawdown: number;
}

export interface Assumption {
  readonly subject: string;
  readonly text: string;
  readonly bias: 'pessimistic' | 'neutral' | 'optimistic';
}

/** Figures by name: decimal text for money, fractions for shares; null where one is not defined. */
export type Metrics = Readonly<Record<string, Decimal | number | null>>;

export interface MonthlyRow {
  readonly year: number;
  readonly months: readonly (number | null)[];
  readonly total: number | null;
}

export interface RunCosts {
  readonly commission: Decimal;
  readonly spread: Decimal;
  readonly slippage: Decimal;
  readonly impact: Decimal;
  readonly total: Decimal;
}

export interface Timing {
  readonly bars: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly barsPerCpuSecond: number;
}

export interface Report {
  readonly job: Backtest;
  readonly metrics: Metrics;
  readonly definitions: Readonly<Record<string, string>>;
  readonly monthly: readonly MonthlyRow[];
  readonly costs: RunCosts;
  readonly assumptions: readonly Assumption[];
  readonly openPositions: readonly OpenPositionRow[];
  /** Of Paddock, Node, V8, code and data. */
  readonly versions: Readonly<Record<string, string>>;
  readonly timing: Timing;
  readonly digest: string;
  /** Rows that were counted but not kept. */
  readonly truncated?: Readonly<Record<string, number>>;
}
