/** What a strategy may still use. Minutes are minutes of market time. Full and constant in a backtest, so that runs can be repeated. */
export interface StrategyBudget {
  /** Share of the CPU bucket that is left, 0 to 1. At 0 the strategy is stopped. */
  readonly cpu: number;
  /** The same in milliseconds of CPU time. */
  readonly cpuMs: number;
  /** Share of the memory budget that is left, 0 to 1. */
  readonly memory: number;
  /** Orders, log lines and plot points that this minute may still have; Infinity in a backtest. */
  readonly orders: number;
  readonly logs: number;
  readonly plots: number;
}

export const FULL_BUDGET: StrategyBudget = Object.freeze({
  cpu: 1,
  cpuMs: 10_000,
  memory: 1,
  orders: Number.POSITIVE_INFINITY,
  logs: Number.POSITIVE_INFINITY,
  plots: Number.POSITIVE_INFINITY,
});
