import { describe, expect, test } from 'vitest';
import { benchmarkStatistics } from './benchmark-statistics.ts';
import { pairedReturns } from './paired-returns.ts';

const B = Float64Array.of(0.01, -0.02, 0.03, 0.01);

describe('benchmark statistics', () => {
  test('the benchmark against itself: beta 1, no alpha, no tracking error', () => {
    expect(benchmarkStatistics({ strategy: B, benchmark: B }, 252)).toMatchObject({
      alpha: 0,
      beta: 1,
      trackingError: 0,
      informationRatio: null,
      informationRatioAnnualised: null,
      upCapture: 1,
      downCapture: 1,
    });
  });

  test('twice the benchmark plus a constant: beta 2, the constant compounds to alpha', () => {
    const strategy = B.map((value) => 2 * value + 0.001);
    const { alpha, beta, correlation, trackingError, informationRatio, informationRatioAnnualised } = benchmarkStatistics({ strategy, benchmark: B }, 12);
    expect(beta).toBeCloseTo(2, 12);
    expect(alpha).toBeCloseTo(1.001 ** 12 - 1, 12);
    expect(correlation).toBeCloseTo(1, 12);
    const active = B.map((value) => value + 0.001);
    const mean = active.reduce((sum, value) => sum + value, 0) / 4;
    const sd = Math.sqrt(active.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3);
    expect(trackingError).toBeCloseTo(sd * Math.sqrt(12), 12);
    expect(informationRatio).toBeCloseTo(mean / sd, 12);
    expect(informationRatioAnnualised).toBeCloseTo((mean / sd) * Math.sqrt(12), 12);
  });

  test('alpha is net of the risk-free rate', () => {
    const strategy = B.map((value) => 0.001 + 2 * (value - 0.001));
    expect(benchmarkStatistics({ strategy, benchmark: B }, 12, 0.001).alpha).toBeCloseTo(0, 12);
  });

  test('capture compares growth over rising and over falling periods', () => {
    const { upCapture, downCapture, benchmarkReturn } = benchmarkStatistics(
      { strategy: Float64Array.of(0.02, -0.01), benchmark: Float64Array.of(0.01, -0.02) },
      1,
    );
    expect(upCapture).toBeCloseTo(2, 12);
    expect(downCapture).toBeCloseTo(0.5, 12);
    expect(benchmarkReturn).toBeCloseTo(1.01 * 0.98 - 1, 14);
  });

  test('a flat benchmark or a single period says nothing', () => {
    expect(benchmarkStatistics({ strategy: B, benchmark: new Float64Array(4) }, 252)).toMatchObject({
      beta: null,
      alpha: null,
      correlation: null,
      upCapture: null,
    });
    expect(benchmarkStatistics({ strategy: B.slice(0, 1), benchmark: B.slice(0, 1) }, 252).benchmarkReturn).toBeNull();
  });
});

describe('paired returns', () => {
  const periods = { time: Float64Array.of(10, 20, 30, 40), equity: Float64Array.of(100, 110, 99, 99) };

  test('take the last benchmark close at or before each period', () => {
    const { strategy, benchmark } = pairedReturns(periods, { time: [5, 10, 19, 21, 40], close: [1, 100, 50, 75, 150] });
    expect([...strategy]).toEqual([0.1, -0.1, 0]);
    expect([...benchmark]).toEqual([-0.5, 0.5, 1]);
  });

  test('leave out periods before the benchmark begins', () => {
    const { strategy, benchmark } = pairedReturns(periods, { time: [20, 30], close: [10, 20] });
    expect([...strategy]).toEqual([-0.1, 0]);
    expect([...benchmark]).toEqual([1, 0]);
  });

  test('refuse columns of different length', () => {
    expect(() => pairedReturns(periods, { time: [1], close: [] })).toThrow('1 times but 0 closes');
  });
});
