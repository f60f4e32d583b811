import type { EquityColumns, TradeRow } from '../backtest/result.ts';
import { benchmarkStatistics, NO_BENCHMARK } from './benchmark-statistics.ts';
import type { BenchmarkColumns } from './benchmark-statistics.ts';
import { calmar } from './calmar.ts';
import { DEFINITIONS } from './definitions.ts';
import type { EquityCurve } from './equity-curve.ts';
import type { ActivityMetrics, Metrics } from './metrics.ts';
import { monthlyReturns } from './monthly-returns.ts';
import type { MonthlyReturns } from './monthly-returns.ts';
import { pairedReturns } from './paired-returns.ts';
import { perPeriodRate } from './per-period-rate.ts';
import { periodsPerYear } from './periods-per-year.ts';
import type { PeriodsPerYear } from './periods-per-year.ts';
import { ratio } from './ratio.ts';
import { returnMetrics } from './return-metrics.ts';
import { returnsOf } from './returns.ts';
import { sharpePerBar } from './sharpe.ts';
import { EquityAccumulator } from './streaming-stats.ts';
import type { EquitySummary } from './streaming-stats.ts';
import { tradeStatistics } from './trade-statistics.ts';
import { turnover } from './turnover.ts';

const DAY_MS = 86_400_000;

export interface MetricsInput {
  /** Every bar, or what an EquityAccumulator made of them. */
  readonly equity: EquityColumns | EquitySummary;
  readonly initialEquity: number;
  /** Closed trades. */
  readonly trades: readonly TradeRow[];
  /** Commissions paid, a decimal string that goes into the result as it is. */
  readonly fees: string;
  /** Sum of quantity x price over all fills. */
  readonly tradedNotional: number;
  readonly timeframeMs: number;
  readonly benchmark?: BenchmarkColumns;
  /** The exact final equity of the ledger; without it, the last equity rounded to 8 decimals. */
  readonly finalEquity?: string;
  /** Risk-free rate per year as a fraction; default 0. */
  readonly riskFreeRate?: number;
  /** Minimum acceptable return per year as a fraction (Sortino, Omega); default 0. */
  readonly minimumAcceptableReturn?: number;
}

export interface MetricsReport {
  readonly metrics: Metrics;
  readonly definitions: Readonly<Record<keyof Metrics, string>>;
  readonly monthly: readonly MonthlyReturns[];
  readonly periodsPerYear: PeriodsPerYear;
  readonly curve: EquityCurve;
}

/**
 * Every metric of a finished run, each as its `definitions` entry says. O(bars + trades); keeps one value per period, not per bar.
 * Throws RangeError when the initial equity is not positive, an equity or a P&L is not a finite number, or columns differ in length.
 */
export function computeMetrics(input: MetricsInput): MetricsReport {
  const summary = summaryOf(input);
  const { periods, drawdown, curve } = summary;
  const calendar = periodsPerYear({ times: periods.time, timeframeMs: input.timeframeMs, bars: summary.exposure.bars });
  const riskFreePerPeriod = perPeriodRate(input.riskFreeRate ?? 0, calendar.value);
  const marPerPeriod = perPeriodRate(input.minimumAcceptableReturn ?? 0, calendar.value);
  const returns = returnMetrics(periodReturns(summary), { periodsPerYear: calendar.value, riskFreePerPeriod, marPerPeriod });
  const benchmark =
    input.benchmark === undefined || !isSolvent(summary)
      ? NO_BENCHMARK
      : benchmarkStatistics(pairedReturns(periods, input.benchmark), calendar.value, riskFreePerPeriod);
  const activity = activityMetrics(input, summary, returns.cagr);
  const metrics: Metrics = { ...activity, ...returns, ...drawdown, ...tradeStatistics(input.trades), ...benchmark };
  return { metrics, definitions: DEFINITIONS, monthly: monthlyReturns(periods, summary.initialEquity), periodsPerYear: calendar, curve };
}

function activityMetrics(input: MetricsInput, summary: EquitySummary, growthRate: number | null): ActivityMetrics {
  const { initialEquity, finalEquity, exposure, drawdown } = summary;
  return {
    finalEquity: input.finalEquity ?? decimalOf(finalEquity),
    totalReturn: ratio(finalEquity - initialEquity, initialEquity),
    sharpePerBar: isSolvent(summary) ? sharpePerBar(summary.barReturns) : null,
    calmar: calmar(growthRate, drawdown.maxDrawdown),
    bars: exposure.bars,
    exposure: ratio(exposure.exposedBars, exposure.bars),
    averageLeverage: exposure.meanExposure === null ? null : ratio(exposure.meanExposure, exposure.meanEquity ?? Number.NaN),
    maxLeverage: exposure.bars === 0 ? null : exposure.maxLeverage,
    turnover: turnover(input.tradedNotional, exposure.meanEquity),
    fees: input.fees,
  };
}

function summaryOf({ equity, initialEquity, timeframeMs }: MetricsInput): EquitySummary {
  if ('periods' in equity) {
    if (equity.initialEquity === initialEquity && equity.timeframeMs === timeframeMs) return equity;
    throw new RangeError(
      `the equity summary was made for initial equity ${equity.initialEquity} and timeframe ${equity.timeframeMs} ms, not ${initialEquity} and ${timeframeMs} ms`,
    );
  }
  const lengths = [equity.time.length, equity.equity.length, equity.exposure.length];
  if (new Set(lengths).size > 1) throw new RangeError(`equity columns differ in length: time, equity, exposure have ${lengths.join(', ')} entries`);
  const accumulator = new EquityAccumulator({ initialEquity, timeframeMs });
  accumulator.pushColumns(equity);
  return accumulator.finish();
}

/** Returns per period; none when the equity was ever at or below zero, because a return on that is undefined. */
function periodReturns(summary: EquitySummary): Float64Array {
  if (!isSolvent(summary)) return new Float64Array(0);
  return returnsOf(summary.periods.equity, summary.initialEquity, { firstCloseIsStart: summary.timeframeMs >= DAY_MS });
}

/** True while equity stayed positive; the curve keeps the lowest value of the run. */
function isSolvent({ curve }: EquitySummary): boolean {
  return curve.equity.every((value) => value > 0);
}

/** At most 8 decimals, no trailing zeros. */
function decimalOf(value: number): string {
  const text = value.toFixed(8);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
