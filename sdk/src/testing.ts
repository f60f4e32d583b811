import type { ParamSchema, ParamsOf } from './params.ts';
import type { StrategyBase, StrategyDefinition } from './strategy.ts';
import { timeframeMs } from './runtime/timeframe.ts';
import { barColumns } from './testing/bar-columns.ts';
import { strategyRun, type StrategyRun } from './testing/strategy-run.ts';
import type { TestBar } from './testing/test-bars.ts';
import { loadTradingCore } from './testing/trading-core.ts';

export { barsFrom, randomWalk, type BarsFromOptions, type TestBar } from './testing/test-bars.ts';
export type { RunFill, RunOrder, RunPosition, RunTrade, StrategyRun } from './testing/strategy-run.ts';

/** How a test run differs from the defaults of a backtest. */
export interface RunStrategyOptions<S extends ParamSchema> {
  /** What is left out has its default. */
  readonly params?: Partial<ParamsOf<S>>;
  /** 100,000 unless given. */
  readonly cash?: number;
  /** Fraction of the traded value; 0 unless given, so that amounts are easy to follow. */
  readonly commissionRate?: number;
  readonly slippageBps?: number;
  readonly spreadBps?: number;
  /** Largest share of a bar's volume that one bar fills; 0 = no limit. */
  readonly volumeShare?: number;
  /** Risk limits by name, e.g. `{ allowShort: false, maxLeverage: 2 }`. */
  readonly limits?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Length of a bar, e.g. `1h`; the shortest distance of two bars unless given. */
  readonly timeframe?: string;
  /** Decimals of prices; as many as the bars use, at least 2, unless given. */
  readonly priceDecimals?: number;
  /** Decimals of quantities; 0 unless given. */
  readonly quantityDecimals?: number;
  readonly seed?: number;
  /** Tests a hot reload: after so many bars (time stamps, with several symbols) another version takes over, with what `save` of the first returned. */
  readonly reload?: Reload;
}

export interface Reload {
  readonly afterBars: number;
  /** The same class again, or its next version. */
  readonly to: (new () => StrategyBase<unknown>) & { readonly definition: StrategyDefinition<ParamSchema> };
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * Runs a strategy on bars, with the engine, order management and risk checks of a backtest, in this process and without a sandbox.
 * A list of bars is one symbol called `TEST`; several symbols are an object of lists. Rejects with what the strategy throws.
 *
 * @example const { trades } = await runStrategy(SmaCrossover, barsFrom([1, 2, 3, 2, 1]), { params: { fast: 1, slow: 2 } });
 */
export async function runStrategy<S extends ParamSchema>(
  strategy: (new () => StrategyBase<ParamsOf<S>>) & { readonly definition: StrategyDefinition<S> },
  bars: readonly TestBar[] | Readonly<Record<string, readonly TestBar[]>>,
  options: RunStrategyOptions<S> = {},
): Promise<StrategyRun> {
  const { timeframe, priceDecimals, quantityDecimals, reload } = options;
  const baseMs = timeframe === undefined ? undefined : timeframeMs(timeframe);
  if (timeframe !== undefined && baseMs === undefined)
    throw new RangeError(`timeframe "${timeframe}" is unknown; valid: a number and one of s, m, h, d, w, such as 15m or 1h`);
  const columns = barColumns(isList(bars) ? { TEST: bars } : bars, {
    ...(priceDecimals !== undefined && { priceDecimals }),
    ...(quantityDecimals !== undefined && { quantityDecimals }),
    ...(baseMs !== undefined && { baseMs }),
  });
  const core = await loadTradingCore();
  const second = reload && { reload: { steps: reload.afterBars, strategy: reload.to, params: { ...reload.params } } };
  return strategyRun(core.runInProcess({ strategy, params: { ...options.params }, ...columns, config: configOf(options), ...second }));
}

const isList = (bars: readonly TestBar[] | Readonly<Record<string, readonly TestBar[]>>): bars is readonly TestBar[] => Array.isArray(bars);

function configOf<S extends ParamSchema>({
  cash = 100_000,
  commissionRate = 0,
  slippageBps = 0,
  spreadBps = 0,
  volumeShare = 0,
  limits = {},
  seed = 1,
}: RunStrategyOptions<S>): Readonly<Record<string, unknown>> {
  return {
    cash: String(cash),
    costs: { commission: commissionRate === 0 ? { kind: 'none' } : { kind: 'percentage', rate: String(commissionRate) }, spreadBps, slippageBps, impactBps: 0 },
    fills: { volumeShare },
    limits,
    seed,
  };
}
