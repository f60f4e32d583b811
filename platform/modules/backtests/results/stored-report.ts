import type { BacktestRun, OrderOutcome } from '@paddock/platform/core';
import type { RunProfile } from '../../../adapters/runner/index.ts';

/** The part of a result that lies in the row of its job; rows of trades, orders, fills, logs, plots and equity lie in its result file. */
export interface StoredReport extends Pick<
  BacktestRun,
  'metrics' | 'definitions' | 'periodsPerYear' | 'monthly' | 'costs' | 'assumptions' | 'versions' | 'timing' | 'digest' | 'truncated'
> {
  /** Runs of older versions lack it. */
  readonly orderOutcome?: OrderOutcome;
  /** Name of the result file inside the folder of the job. */
  readonly file: string;
  /** Of a run that was to be profiled. */
  readonly profile?: RunProfile;
}
