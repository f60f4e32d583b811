import type { Metrics } from '@paddock/platform/core';
import { count, money, percent, plain } from './format.ts';

export interface MetricLine {
  readonly name: keyof Metrics;
  readonly label: string;
  readonly show: (value: number | null) => string;
}

export interface MetricGroup {
  readonly title: string;
  readonly lines: readonly MetricLine[];
}

/** Every metric of the report in the order and under the name that a reader sees. */
export const METRIC_GROUPS: readonly MetricGroup[] = [
  {
    title: 'Return',
    lines: [
      { name: 'totalReturn', label: 'Total return', show: percent },
      { name: 'cagr', label: 'CAGR', show: percent },
      { name: 'volatility', label: 'Volatility', show: percent },
      { name: 'sharpe', label: 'Sharpe ratio', show: plain },
      { name: 'sharpePerBar', label: 'Sharpe per bar', show: (value) => plain(value, 4) },
      { name: 'sortino', label: 'Sortino ratio', show: plain },
      { name: 'calmar', label: 'Calmar ratio', show: plain },
      { name: 'omega', label: 'Omega', show: plain },
      { name: 'stability', label: 'Stability', show: plain },
      { name: 'gainToPain', label: 'Gain to pain', show: plain },
    ],
  },
  {
    title: 'Drawdown',
    lines: [
      { name: 'maxDrawdown', label: 'Maximum drawdown', show: percent },
      { name: 'maxDrawdownBars', label: 'Its length, bars', show: count },
      { name: 'maxDrawdownDays', label: 'Its length, days', show: (value) => plain(value, 1) },
      { name: 'longestDrawdownBars', label: 'Longest, bars', show: count },
      { name: 'longestDrawdownDays', label: 'Longest, days', show: (value) => plain(value, 1) },
      { name: 'drawdowns', label: 'Drawdowns', show: count },
      { name: 'averageDrawdown', label: 'Average drawdown', show: percent },
      { name: 'ulcerIndex', label: 'Ulcer index', show: percent },
      { name: 'timeUnderWater', label: 'Time under water', show: percent },
    ],
  },
  {
    title: 'Distribution of returns',
    lines: [
      { name: 'periodWinRate', label: 'Winning periods', show: percent },
      { name: 'bestPeriod', label: 'Best period', show: percent },
      { name: 'worstPeriod', label: 'Worst period', show: percent },
      { name: 'var95', label: 'Value at risk 95 %', show: percent },
      { name: 'cvar95', label: 'Conditional VaR 95 %', show: percent },
      { name: 'downsideRisk', label: 'Downside risk', show: percent },
      { name: 'tailRatio', label: 'Tail ratio', show: plain },
      { name: 'skew', label: 'Skewness', show: plain },
      { name: 'kurtosis', label: 'Excess kurtosis', show: plain },
      { name: 'periodProfitFactor', label: 'Profit factor of periods', show: plain },
    ],
  },
  {
    title: 'Trades',
    lines: [
      { name: 'trades', label: 'Closed trades', show: count },
      { name: 'netProfit', label: 'Net profit', show: money },
      { name: 'winRate', label: 'Win rate', show: percent },
      { name: 'profitFactor', label: 'Profit factor', show: plain },
      { name: 'expectancy', label: 'Expectancy', show: money },
      { name: 'payoff', label: 'Payoff', show: plain },
      { name: 'sqn', label: 'SQN', show: plain },
      { name: 'sqn100', label: 'SQN 100', show: plain },
      { name: 'kelly', label: 'Kelly fraction', show: percent },
    ],
  },
  {
    title: 'Trade detail',
    lines: [
      { name: 'averageWin', label: 'Average win', show: money },
      { name: 'averageLoss', label: 'Average loss', show: money },
      { name: 'largestWin', label: 'Largest win', show: money },
      { name: 'largestLoss', label: 'Largest loss', show: money },
      { name: 'longestWinStreak', label: 'Longest winning streak', show: count },
      { name: 'longestLossStreak', label: 'Longest losing streak', show: count },
      { name: 'averageBarsHeld', label: 'Average bars held', show: (value) => plain(value, 1) },
      { name: 'averageMae', label: 'Average adverse excursion', show: money },
      { name: 'averageMfe', label: 'Average favourable excursion', show: money },
      { name: 'worstMae', label: 'Worst adverse excursion', show: money },
    ],
  },
  {
    title: 'Activity',
    lines: [
      { name: 'exposure', label: 'Exposure', show: percent },
      { name: 'averageLeverage', label: 'Average leverage', show: plain },
      { name: 'maxLeverage', label: 'Largest leverage', show: plain },
      { name: 'turnover', label: 'Turnover', show: plain },
      { name: 'bars', label: 'Bars', show: count },
    ],
  },
  {
    title: 'Against the benchmark',
    lines: [
      { name: 'benchmarkReturn', label: 'Return of the benchmark', show: percent },
      { name: 'alpha', label: 'Alpha', show: percent },
      { name: 'beta', label: 'Beta', show: plain },
      { name: 'correlation', label: 'Correlation', show: plain },
      { name: 'trackingError', label: 'Tracking error', show: percent },
      { name: 'informationRatio', label: 'Information ratio, per period', show: (value) => plain(value, 4) },
      { name: 'informationRatioAnnualised', label: 'Information ratio, annualised', show: plain },
      { name: 'upCapture', label: 'Up capture', show: percent },
      { name: 'downCapture', label: 'Down capture', show: percent },
    ],
  },
];
