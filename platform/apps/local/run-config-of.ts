import { DEFAULT_RUN_CONFIG, type RunConfig } from '@paddock/platform/core';
import type { BacktestSettings } from '@paddock/sdk/local';

/** The settings of a request, with the defaults of every backtest. */
export function runConfigOf({ cash, costs, fills, limits, lotMethod, seed }: BacktestSettings): RunConfig {
  const defaults = DEFAULT_RUN_CONFIG;
  return {
    cash,
    costs: { ...defaults.costs, ...costs },
    fills: { ...defaults.fills, ...fills },
    limits,
    lotMethod: lotMethod ?? defaults.lotMethod,
    seed: seed ?? defaults.seed,
  };
}
