import { DEFAULT_LIVE_BUDGETS, type LiveBudgets } from '../../../adapters/runner/index.ts';

export const budgetScopes = ['default', 'user', 'version', 'deployment'] as const;
/** From the least specific to the most specific. */
export type BudgetScope = (typeof budgetScopes)[number];

interface LimitRange {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
  readonly meaning: string;
}

/** Every limit that an admin can set, with what it may be. */
export const LIMIT_RANGES = {
  cpuMsPerSecond: { least: 1, most: 1000, unit: 'ms', meaning: 'CPU time that flows into the bucket each second' },
  cpuCapMs: { least: 250, most: 3_600_000, unit: 'ms', meaning: 'CPU time that the bucket can hold' },
  cpuMsPerCall: { least: 250, most: 10_000, unit: 'ms', meaning: 'CPU time of one request to the strategy' },
  heapMb: { least: 8, most: 4096, unit: 'MB', meaning: 'memory of the strategy' },
  ordersPerMinute: { least: 1, most: 1_000_000, unit: '', meaning: 'orders in a minute of market time' },
  logsPerMinute: { least: 1, most: 1_000_000, unit: '', meaning: 'log lines in a minute of market time' },
  plotsPerMinute: { least: 1, most: 1_000_000, unit: '', meaning: 'plotted points in a minute of market time' },
  stateKb: { least: 1, most: 64, unit: 'KB', meaning: 'what save() may return' },
} as const satisfies Readonly<Record<string, LimitRange>>;

export type LimitName = keyof typeof LIMIT_RANGES;
export const limitNames = Object.keys(LIMIT_RANGES) as readonly LimitName[];
/** A limit that is absent is left to the next wider scope. */
export type BudgetLimits = { readonly [name in LimitName]?: number };

export interface BudgetLevel {
  readonly scope: BudgetScope;
  readonly limits: BudgetLimits;
}

export interface EffectiveLimit {
  readonly value: number;
  /** Where it was set; `built-in` where nobody has. */
  readonly from: BudgetScope | 'built-in';
}
export type EffectiveLimits = Readonly<Record<LimitName, EffectiveLimit>>;

/** What holds without any admin's doing. `memoryMb` is the most that a strategy can have on this installation. */
export function builtInLimits(memoryMb: number): Readonly<Record<LimitName, number>> {
  const { cpu, ordersPerMinute, logsPerMinute, plotsPerMinute, stateCharacters } = DEFAULT_LIVE_BUDGETS;
  return {
    cpuMsPerSecond: cpu.refillMsPerSecond,
    cpuCapMs: cpu.capMs,
    cpuMsPerCall: 1_000,
    heapMb: memoryMb,
    ordersPerMinute: ordersPerMinute.hard,
    logsPerMinute: logsPerMinute.hard,
    plotsPerMinute: plotsPerMinute.hard,
    stateKb: stateCharacters.hard / 1024,
  };
}

/** Limit by limit, the most specific level that sets it wins. */
export function effectiveLimits(levels: readonly BudgetLevel[], builtIn: Readonly<Record<LimitName, number>>): EffectiveLimits {
  const bySpecificity = levels.toSorted((a, b) => budgetScopes.indexOf(b.scope) - budgetScopes.indexOf(a.scope));
  const entries = limitNames.map((name) => {
    const level = bySpecificity.find(({ limits }) => limits[name] !== undefined);
    return [name, level === undefined ? { value: builtIn[name], from: 'built-in' } : { value: level.limits[name], from: level.scope }];
  });
  const limits = Object.fromEntries(entries) as EffectiveLimits;
  return { ...limits, heapMb: { ...limits.heapMb, value: Math.min(limits.heapMb.value, builtIn.heapMb) } };
}

/** A strategy is warned when this share of a limit is used. */
const WARN_AT = 0.75;
const MB = 1_048_576;
/** What a sandbox process needs besides the heap of its strategy. */
const PROCESS_MB = 320;

export function liveBudgetsOf(limits: EffectiveLimits): LiveBudgets {
  const of = (name: LimitName): number => limits[name].value;
  const counted = (name: LimitName, unit = 1): { soft: number; hard: number } => ({ soft: Math.ceil(of(name) * unit * WARN_AT), hard: of(name) * unit });
  return {
    ...DEFAULT_LIVE_BUDGETS,
    sandbox: { heapBytes: of('heapMb') * MB, rssBytes: (of('heapMb') + PROCESS_MB) * MB, chunkMs: of('cpuMsPerCall') },
    cpu: { refillMsPerSecond: of('cpuMsPerSecond'), capMs: of('cpuCapMs'), warnBelowMs: of('cpuCapMs') * (1 - WARN_AT) },
    ordersPerMinute: counted('ordersPerMinute'),
    logsPerMinute: counted('logsPerMinute'),
    plotsPerMinute: counted('plotsPerMinute'),
    stateCharacters: counted('stateKb', 1024),
  };
}
