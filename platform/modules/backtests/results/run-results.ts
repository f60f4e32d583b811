import type { BacktestRun, RunProfile } from '../../../adapters/runner/index.ts';
import type { BlockFileContent } from './block-file-writer.ts';
import type { StoredReport } from './stored-report.ts';

/** Rows that the API hands out page by page. */
export const rowKinds = ['trades', 'orders', 'fills', 'logs', 'plots', 'openPositions'] as const;
export type RowKind = (typeof rowKinds)[number];

/** What of a run goes into its result file. */
export function resultContent({ trades, orders, fills, logs, plots, openPositions, equity }: BacktestRun): BlockFileContent {
  const rows: Record<RowKind, readonly unknown[]> = { trades, orders, fills, logs, plots, openPositions };
  return { rows, columns: { time: equity.time, equity: equity.equity } };
}

/** What of a run goes into the row of its job. */
export function reportOf(run: BacktestRun, file: string, profile?: RunProfile): StoredReport {
  const { metrics, definitions, periodsPerYear, monthly, costs, assumptions, versions, timing, digest, truncated, orderOutcome } = run;
  return {
    metrics,
    definitions,
    periodsPerYear,
    monthly,
    costs,
    assumptions,
    versions,
    timing,
    digest,
    truncated,
    orderOutcome,
    file,
    ...(profile !== undefined && { profile }),
  };
}
