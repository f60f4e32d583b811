import type { Decimal } from '../backtest/result.ts';
import type { BenchmarkStatistics } from './benchmark-statistics.ts';
import type { DrawdownSummary } from './drawdown-runs.ts';
import type { GainAndPain } from './gain-to-pain.ts';
import type { TradeStatistics } from './trade-statistics.ts';

/** Return metrics: fractions, taken from bar returns for bars of a day or longer, otherwise from daily closing equity. */
export interface ReturnMetrics extends GainAndPain {
  readonly cagr: number | null;
  readonly volatility: number | null;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly downsideRisk: number | null;
  readonly omega: number | null;
  readonly stability: number | null;
  readonly tailRatio: number | null;
  readonly skew: number | null;
  readonly kurtosis: number | null;
  readonly var95: number | null;
  readonly cvar95: number | null;
}

/** What is measured on every bar, and what the run as a whole did. */
export interface ActivityMetrics {
  readonly finalEquity: Decimal;
  readonly totalReturn: number | null;
  readonly sharpePerBar: number | null;
  readonly calmar: number | null;
  readonly bars: number;
  readonly exposure: number | null;
  readonly averageLeverage: number | null;
  readonly maxLeverage: number | null;
  readonly turnover: number | null;
  readonly fees: Decimal;
}

/** Every metric of a report by its name in the API. A null is undefined for this run; nothing is ever NaN or infinite. */
export interface Metrics extends ActivityMetrics, ReturnMetrics, DrawdownSummary, TradeStatistics, BenchmarkStatistics {}
