import type { ParamValue } from './strategies.ts';
import type { Decimal } from './wire.ts';

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
  readonly profile?: boolean;
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

/** What was asked of a run: code, data, settings. */
export interface RunSpec {
  readonly id: string;
  readonly label: string;
  readonly strategy: string;
  /** `inline` when the source came with the request. */
  readonly version: string;
  readonly checksum: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly dataset: string;
  readonly datasetName: string;
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
}

export interface Backtest extends RunSpec {
  readonly status: JobStatus;
  readonly progress: number;
  readonly etaMs?: number;
  readonly dataVersion: string;
  readonly profile: boolean;
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
  readonly files?: Readonly<Record<string, string>>;
}
