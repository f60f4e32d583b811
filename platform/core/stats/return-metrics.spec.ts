import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perPeriodRate } from './per-period-rate.ts';
import { returnMetrics } from './return-metrics.ts';

const RETURNS = Float64Array.of(0.01, -0.02, 0.03, 0, -0.01, 0.02, -0.03, 0.04);
const PLAIN = { periodsPerYear: 252, riskFreePerPeriod: 0, marPerPeriod: 0 };

describe('return metrics of 1, -2, 3, 0, -1, 2, -3, 4 percent', () => {
  const metrics = returnMetrics(RETURNS, PLAIN);

  test('growth: product of (1 + r), annualised by A / n', () => {
    const growth = 1.01 * 0.98 * 1.03 * 0.99 * 1.02 * 0.97 * 1.04;
    expect(metrics.cagr).toBeCloseTo(growth ** (252 / 8) - 1, 12);
  });

  test('volatility and Sharpe use the deviation with ddof 1', () => {
    const sd = Math.sqrt((0.0044 - 8 * 0.005 ** 2) / 7);
    expect(metrics.volatility).toBeCloseTo(sd * Math.sqrt(252), 14);
    expect(metrics.sharpe).toBeCloseTo((0.005 / sd) * Math.sqrt(252), 12);
  });

  test('downside risk averages over all periods, not only the losing ones', () => {
    const risk = Math.sqrt((0.0004 + 0.0001 + 0.0009) / 8) * Math.sqrt(252);
    expect(metrics.downsideRisk).toBeCloseTo(risk, 14);
    expect(metrics.sortino).toBeCloseTo((0.005 * 252) / risk, 12);
  });

  test('sums of gains and losses', () => {
    expect(metrics.omega).toBeCloseTo(0.1 / 0.06, 12);
    expect(metrics.gainToPain).toBeCloseTo(0.04 / 0.06, 12);
    expect(metrics.periodProfitFactor).toBeCloseTo(0.1 / 0.06, 12);
    expect(metrics.periodWinRate).toBeCloseTo(4 / 7, 14);
    expect([metrics.bestPeriod, metrics.worstPeriod]).toEqual([0.04, -0.03]);
  });

  test('tails: linear percentiles, and the mean of the k + 1 smallest', () => {
    expect(metrics.var95).toBeCloseTo(-0.03 + 0.35 * 0.01, 14);
    expect(metrics.cvar95).toBe(-0.03);
    expect(metrics.tailRatio).toBeCloseTo((0.03 + 0.65 * 0.01) / 0.0265, 12);
  });

  test('rates per year are taken off per period', () => {
    const rate = perPeriodRate(0.05, 252);
    expect((1 + rate) ** 252).toBeCloseTo(1.05, 12);
    const net = returnMetrics(RETURNS, { periodsPerYear: 252, riskFreePerPeriod: rate, marPerPeriod: rate });
    const sd = Math.sqrt((0.0044 - 8 * 0.005 ** 2) / 7);
    expect(net.sharpe).toBeCloseTo(((0.005 - rate) / sd) * Math.sqrt(252), 12);
    expect(net.omega).toBeCloseTo((0.1 - 4 * rate) / (0.06 + 4 * rate), 12);
  });
});

describe('return metrics', () => {
  test('a straight line in logs is perfectly stable', () => {
    const metrics = returnMetrics(new Float64Array(50).fill(0.01), PLAIN);
    expect(metrics.stability).toBeCloseTo(1, 12);
  });

  test('without spread, losses or returns the ratios are null, never infinite', () => {
    const flat = returnMetrics(new Float64Array(10), PLAIN);
    expect(flat).toMatchObject({
      cagr: 0,
      volatility: 0,
      sharpe: null,
      sortino: null,
      omega: null,
      stability: null,
      tailRatio: null,
      skew: null,
      gainToPain: null,
    });
    const rising = returnMetrics(Float64Array.of(0.01, 0.02), PLAIN);
    expect(rising).toMatchObject({ omega: null, gainToPain: null, periodProfitFactor: null, periodWinRate: 1, sortino: null, downsideRisk: 0 });
    expect(new Set(Object.values(returnMetrics(new Float64Array(0), PLAIN)))).toEqual(new Set([null]));
  });

  test('are finite or null for any returns, and leave the input as it was', () => {
    fc.assert(
      fc.property(fc.float64Array({ min: -1, max: 5, noNaN: true, maxLength: 60 }), (returns) => {
        const before = returns.slice();
        for (const value of Object.values(returnMetrics(returns, PLAIN))) expect(value === null || Number.isFinite(value)).toBe(true);
        expect(returns).toEqual(before);
      }),
    );
  });
});
