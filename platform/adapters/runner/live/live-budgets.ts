import type { Budgets } from '@paddock/sandbox';
import type { Limit } from '@paddock/sdk/runtime';

/** What a session may use over time, beside what one call may use (`sandbox`). Minutes are minutes of market time. */
export interface LiveBudgets {
  readonly sandbox: Partial<Budgets>;
  /** A bucket of CPU time: it refills with wall time up to its cap, and every request takes from it. Empty: the strategy is stopped. */
  readonly cpu: { readonly refillMsPerSecond: number; readonly capMs: number; /** Below this level the author is warned. */ readonly warnBelowMs: number };
  readonly ordersPerMinute: Limit;
  /** Lines above `soft` are counted, not kept. */
  readonly logsPerMinute: Limit;
  readonly plotsPerMinute: Limit;
  readonly stateBytes: Limit;
  /** How long the old code waits behind the new one: until both are over. */
  readonly probation: { readonly steps: number; readonly ms: number };
  /** Rows of each symbol that warm the new code, at least the warm-up that it declares; the whole session so far when that is shorter. */
  readonly lookbackRows: number;
}

export const DEFAULT_LIVE_BUDGETS: LiveBudgets = {
  sandbox: {},
  cpu: { refillMsPerSecond: 200, capMs: 10_000, warnBelowMs: 2_500 },
  ordersPerMinute: { soft: 300, hard: 1_000 },
  logsPerMinute: { soft: 600, hard: 6_000 },
  plotsPerMinute: { soft: 600, hard: 6_000 },
  stateBytes: { soft: 49_152, hard: 65_536 },
  probation: { steps: 100, ms: 10_000 },
  lookbackRows: 5_000,
};
