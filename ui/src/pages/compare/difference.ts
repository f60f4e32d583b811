import type { Metrics } from '../../api/types.ts';
import { toNumber } from '../../components/format.ts';
import { formatMetric, type MetricEntry, type MetricFormat } from '../report/metric-catalog.ts';

export interface Difference {
  readonly text: string;
  readonly tone: '' | 'pd-up' | 'pd-down';
}

const SIGNED: Partial<Record<MetricFormat, MetricFormat>> = { money: 'signed-money', percent: 'signed-percent' };

/** Where more is better, and where less is; other figures have no better side. */
const MORE_IS_BETTER = new Set([
  'totalReturn',
  'cagr',
  'sharpe',
  'sortino',
  'calmar',
  'omega',
  'winRate',
  'profitFactor',
  'expectancy',
  'netProfit',
  'finalEquity',
  'gainToPain',
  'sqn',
  'payoff',
  'stability',
  'alpha',
  'var95',
  'cvar95',
  'worstPeriod',
  'averageLoss',
  'largestLoss',
]);
const LESS_IS_BETTER = new Set([
  'maxDrawdown',
  'maxDrawdownDays',
  'longestDrawdownDays',
  'averageDrawdown',
  'volatility',
  'downsideRisk',
  'ulcerIndex',
  'timeUnderWater',
  'fees',
  'longestLossStreak',
]);

/** How the second run differs from the first in one figure, and whether that is better. */
export function differenceOf({ key, format }: MetricEntry, left: Metrics[string] | undefined, right: Metrics[string] | undefined): Difference {
  const change = toNumber(right) - toNumber(left);
  if (!Number.isFinite(change) || Math.abs(change) < 1e-12) return { text: '', tone: '' };
  const text = formatMetric(change, SIGNED[format] ?? format);
  if (!/[1-9]/.test(text)) return { text: '', tone: '' };
  const isBetter = MORE_IS_BETTER.has(key) ? change > 0 : LESS_IS_BETTER.has(key) ? change < 0 : undefined;
  return { text: change > 0 && !text.startsWith('+') ? `+${text}` : text, tone: isBetter === undefined ? '' : isBetter ? 'pd-up' : 'pd-down' };
}
