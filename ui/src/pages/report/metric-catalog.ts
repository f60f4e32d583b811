import type { Metrics } from '../../api/types.ts';
import { DASH, formatInteger, formatMoney, formatNumber, formatPercent, formatSignedMoney, formatSignedPercent, toNumber } from '../../components/format.ts';

export type MetricFormat = 'money' | 'signed-money' | 'percent' | 'signed-percent' | 'ratio' | 'count' | 'days' | 'one-decimal';

export interface MetricEntry {
  readonly key: string;
  readonly label: string;
  readonly format: MetricFormat;
  /** Whether the sign says good or bad. */
  readonly isSigned?: boolean;
}

export interface MetricGroup {
  readonly title: string;
  readonly entries: readonly MetricEntry[];
}

const entry = (key: string, label: string, format: MetricFormat, isSigned = false): MetricEntry => ({ key, label, format, isSigned });

export const HEADLINE: readonly MetricEntry[] = [
  entry('totalReturn', 'Total return', 'signed-percent', true),
  entry('cagr', 'CAGR', 'signed-percent', true),
  entry('sharpe', 'Sharpe', 'ratio'),
  entry('maxDrawdown', 'Max. drawdown', 'percent'),
  entry('winRate', 'Win rate', 'percent'),
  entry('profitFactor', 'Profit factor', 'ratio'),
  entry('trades', 'Trades', 'count'),
  entry('finalEquity', 'Final equity', 'money'),
];

export const METRIC_GROUPS: readonly MetricGroup[] = [
  {
    title: 'Return',
    entries: [
      entry('totalReturn', 'Total return', 'signed-percent', true),
      entry('cagr', 'CAGR', 'signed-percent', true),
      entry('netProfit', 'Net profit of trades', 'signed-money', true),
      entry('fees', 'Commissions', 'money'),
      entry('bestPeriod', 'Best period', 'signed-percent', true),
      entry('worstPeriod', 'Worst period', 'signed-percent', true),
      entry('periodWinRate', 'Winning periods', 'percent'),
      entry('stability', 'Stability (R²)', 'ratio'),
    ],
  },
  {
    title: 'Return for risk',
    entries: [
      entry('sharpe', 'Sharpe', 'ratio'),
      entry('sortino', 'Sortino', 'ratio'),
      entry('calmar', 'Calmar', 'ratio'),
      entry('omega', 'Omega', 'ratio'),
      entry('gainToPain', 'Gain to pain', 'ratio'),
      entry('tailRatio', 'Tail ratio', 'ratio'),
      entry('sqn', 'SQN', 'ratio'),
      entry('kelly', 'Kelly', 'percent'),
    ],
  },
  {
    title: 'Risk',
    entries: [
      entry('maxDrawdown', 'Max. drawdown', 'percent'),
      entry('maxDrawdownDays', 'Its length', 'days'),
      entry('longestDrawdownDays', 'Longest drawdown', 'days'),
      entry('averageDrawdown', 'Average drawdown', 'percent'),
      entry('timeUnderWater', 'Time under water', 'percent'),
      entry('volatility', 'Volatility', 'percent'),
      entry('downsideRisk', 'Downside risk', 'percent'),
      entry('ulcerIndex', 'Ulcer index', 'percent'),
      entry('var95', 'VaR 95%', 'percent'),
      entry('cvar95', 'CVaR 95%', 'percent'),
      entry('skew', 'Skewness', 'ratio'),
      entry('kurtosis', 'Excess kurtosis', 'ratio'),
    ],
  },
  {
    title: 'Activity',
    entries: [
      entry('bars', 'Time stamps', 'count'),
      entry('exposure', 'Time in the market', 'percent'),
      entry('averageLeverage', 'Average leverage', 'ratio'),
      entry('maxLeverage', 'Highest leverage', 'ratio'),
      entry('turnover', 'Turnover, times equity', 'ratio'),
    ],
  },
  {
    title: 'Trades',
    entries: [
      entry('trades', 'Closed trades', 'count'),
      entry('winRate', 'Win rate', 'percent'),
      entry('profitFactor', 'Profit factor', 'ratio'),
      entry('expectancy', 'Expectancy', 'signed-money', true),
      entry('payoff', 'Payoff', 'ratio'),
      entry('averageWin', 'Average win', 'signed-money', true),
      entry('averageLoss', 'Average loss', 'signed-money', true),
      entry('largestWin', 'Largest win', 'signed-money', true),
      entry('largestLoss', 'Largest loss', 'signed-money', true),
      entry('longestWinStreak', 'Wins in a row', 'count'),
      entry('longestLossStreak', 'Losses in a row', 'count'),
      entry('averageBarsHeld', 'Bars held', 'one-decimal'),
      entry('averageMae', 'Average MAE', 'money'),
      entry('averageMfe', 'Average MFE', 'money'),
    ],
  },
  {
    title: 'Against the benchmark',
    entries: [
      entry('benchmarkReturn', 'Benchmark return', 'signed-percent', true),
      entry('alpha', 'Alpha', 'signed-percent', true),
      entry('beta', 'Beta', 'ratio'),
      entry('correlation', 'Correlation', 'ratio'),
      entry('trackingError', 'Tracking error', 'percent'),
      entry('informationRatioAnnualised', 'Information ratio', 'ratio'),
    ],
  },
];

const FORMATTERS: Readonly<Record<MetricFormat, (value: number | string) => string>> = {
  money: formatMoney,
  'signed-money': formatSignedMoney,
  percent: (value) => formatPercent(value),
  'signed-percent': (value) => formatSignedPercent(value),
  ratio: (value) => formatNumber(value),
  count: formatInteger,
  days: (value) => `${formatNumber(value, Math.abs(toNumber(value)) < 10 ? 1 : 0)} d`,
  'one-decimal': (value) => formatNumber(value, 1),
};

export function formatMetric(value: Metrics[string] | undefined, format: MetricFormat): string {
  return value === null || value === undefined ? DASH : FORMATTERS[format](value);
}

/** Groups with at least one figure; a run without a benchmark has no benchmark group. */
export function presentGroups(metrics: Metrics): readonly MetricGroup[] {
  return METRIC_GROUPS.map((group) => ({ ...group, entries: group.entries.filter(({ key }) => key in metrics) })).filter((group) =>
    group.entries.some(({ key }) => metrics[key] !== null),
  );
}
