import type { Metrics } from '../stats/metrics.ts';
import type { MonthlyReturns } from '../stats/monthly-returns.ts';
import type { PeriodsPerYear } from '../stats/periods-per-year.ts';
import type { RunVersions, Truncated } from './backtest-run.ts';
import type { OrderOutcome } from './order-outcome.ts';
import type {
  Assumption,
  Costs,
  Decimal,
  EquityPoint,
  FillRow,
  LogRow,
  OpenPositionRow,
  OrderRow,
  PlotPoint,
  RunStatus,
  StopReason,
  Timing,
  TradeRow,
} from './result.ts';

/** Rows of a finished run, in memory or streamed; a report reads them once, from the first to the last. */
export type Rows<T> = Iterable<T> | AsyncIterable<T>;

/** Equity with its drawdown, a positive fraction below the running peak. */
export interface ReportEquityPoint extends EquityPoint {
  readonly drawdown: number;
}

/** What was asked for. A job of the API fits; a run without a server fills in what it knows. */
export interface ReportJob {
  readonly id?: string;
  readonly label?: string;
  readonly strategy: string;
  readonly version?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly datasetName?: string;
  readonly symbols?: readonly string[];
  readonly symbolCount?: number;
  readonly timeframe: string;
  readonly from?: number;
  readonly to?: number;
  readonly adjustment?: string;
  readonly cash: Decimal;
  readonly costs?: unknown;
  readonly fills?: unknown;
  readonly limits?: unknown;
  readonly lotMethod?: string;
  readonly seed?: number;
  readonly createdAt?: number;
  readonly createdBy?: string;
  readonly startedAt?: number;
  readonly finishedAt?: number;
}

/** Everything that an export of a finished run shows. */
export interface ReportDocument {
  readonly status: RunStatus;
  readonly reason?: StopReason;
  readonly job: ReportJob;
  readonly metrics: Metrics;
  /** What each metric means, by its name. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly periodsPerYear: PeriodsPerYear;
  readonly monthly: readonly MonthlyReturns[];
  readonly equity: Rows<ReportEquityPoint>;
  readonly trades: Rows<TradeRow>;
  readonly orders: Rows<OrderRow>;
  readonly fills: Rows<FillRow>;
  readonly logs: Rows<LogRow>;
  readonly plots: Rows<PlotPoint>;
  readonly openPositions: readonly OpenPositionRow[];
  readonly costs: Costs;
  readonly assumptions: readonly Assumption[];
  readonly orderOutcome?: OrderOutcome;
  /** Rows that the run made but did not keep; the lists lack them. */
  readonly truncated?: Truncated;
  readonly versions: RunVersions;
  readonly timing: Timing;
}
