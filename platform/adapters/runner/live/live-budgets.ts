import type { Budgets } from '@paddock/sandbox';
import type { CpuAllowance } from '@paddock/sandbox';
import { STATE_CHARACTERS, type Limit } from '@paddock/sdk/runtime';

/** A bucket of CPU time; an empty one stops the strategy. */
export interface CpuBudget extends CpuAllowance {
  /** Below this level the author is warned. */
  readonly warnBelowMs: number;
}

/** What a session may use over time, beside what one call may use (`sandbox`). Minutes are minutes of market time. */
export interface LiveBudgets {
  readonly sandbox: Partial<Budgets>;
  /** At full speed the bucket rests: how much is asked then is the host's choice, and as in a backtest only each call is limited. */
  readonly cpu: CpuBudget;
  readonly ordersPerMinute: Limit;
  /** Lines and points above `soft` are counted, not kept. */
  readonly logsPerMinute: Limit;
  readonly plotsPerMinute: Limit;
  /** Characters of what `save()` returns. */
  readonly stateCharacters: Limit;
  /** How long the old version waits behind a new one: until both have passed. */
  readonly probation: { readonly steps: number; readonly ms: number };
  /** Past rows of each symbol that warm a new version, at least the warm-up that it declares; all there are when the session is younger. */
  readonly lookbackRows: number;
}

export const DEFAULT_LIVE_BUDGETS: LiveBudgets = {
  sandbox: {},
  cpu: { refillMsPerSecond: 200, capMs: 10_000, warnBelowMs: 2_500 },
  ordersPerMinute: { soft: 300, hard: 1_000 },
  logsPerMinute: { soft: 600, hard: 6_000 },
  plotsPerMinute: { soft: 600, hard: 6_000 },
  stateCharacters: { soft: 49_152, hard: STATE_CHARACTERS },
  probation: { steps: 100, ms: 10_000 },
  lookbackRows: 100_000,
};

/** Memory of the host and of the sandbox's window bounds what a look-back over many symbols may read. */
export const MOST_LOOKBACK_ROWS = 1_000_000;
