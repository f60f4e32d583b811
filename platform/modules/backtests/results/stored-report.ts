import type { Assumption, Costs, Timing } from '../../../core/backtest/result.ts';
import type { Metrics, MonthlyReturns, PeriodsPerYear } from '../../../core/stats/index.ts';

/** The part of a result that lies in the row of its job; rows of trades, orders, fills, logs, plots and equity lie in its result file. */
export interface StoredReport {
  readonly metrics: Metrics;
  readonly definitions: Readonly<Record<string, string>>;
  readonly periodsPerYear: PeriodsPerYear;
  readonly monthly: readonly MonthlyReturns[];
  readonly costs: Costs;
  readonly assumptions: readonly Assumption[];
  readonly versions: Readonly<Record<string, string>>;
  readonly timing: Timing;
  /** Fingerprint of everything that the run did: equal for equal input. */
  readonly digest: string;
  /** Rows that were counted but not kept, by kind. */
  readonly truncated: Readonly<Record<string, number>>;
  /** Name of the result file inside the folder of the job. */
  readonly file: string;
}
