import { describe, expect, test } from 'vitest';
import type { EquityColumns, TradeRow } from '../backtest/result.ts';
import { computeMetrics } from './compute-metrics.ts';
import type { MetricsInput } from './compute-metrics.ts';
import { EquityAccumulator } from './streaming-stats.ts';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2024, 0, 1);

function columns(equity: readonly number[], stepMs = DAY): EquityColumns {
  return {
    time: Float64Array.from(equity, (_, index) => MONDAY + index * stepMs),
    equity: Float64Array.from(equity),
    exposure: Float64Array.from(equity, (_, index) => (index === 0 ? 0 : 50)),
  };
}

function input(more: Partial<MetricsInput> = {}): MetricsInput {
  return { equity: columns([100, 110, 99, 108.9]), initialEquity: 100, trades: [], fees: '1.25', tradedNotional: 417.9, timeframeMs: DAY, ...more };
}

const TRADE: TradeRow = {
  symbol: 'A',
  side: 'long',
  quantity: '1',
  entryTime: 0,
  entryPrice: '1',
  exitTime: 1,
  exitPrice: '1',
  fees: '0',
  pnl: '8.9',
  bars: 2,
};

describe('metrics of a run', () => {
  test('daily bars: by hand', () => {
    const { metrics, periodsPerYear } = computeMetrics(input({ trades: [TRADE] }));
    const sd = Math.sqrt((0.01 * 3 - 3 * (0.1 / 3) ** 2) / 2);
    expect(periodsPerYear).toMatchObject({ value: 252, barsPerYear: 252 });
    expect(metrics).toMatchObject({ finalEquity: '108.9', fees: '1.25', bars: 4, trades: 1, netProfit: 8.9, exposure: 0.75, drawdowns: 1, maxDrawdownBars: 2 });
    expect(metrics.totalReturn).toBeCloseTo(0.089, 14);
    expect(metrics.maxDrawdown).toBeCloseTo(0.1, 14);
    expect(metrics.sharpePerBar).toBeCloseTo(0.1 / 3 / sd, 12);
    expect(metrics.sharpe).toBeCloseTo((0.1 / 3 / sd) * Math.sqrt(252), 12);
    expect(metrics.cagr).toBeCloseTo(1.089 ** (252 / 3) - 1, 9);
    expect(metrics.calmar).toBeCloseTo((1.089 ** 84 - 1) / 0.1, 7);
    expect(metrics.turnover).toBeCloseTo(4, 12);
    expect(metrics.averageLeverage).toBeCloseTo(150 / 417.9, 12);
    expect(metrics.maxLeverage).toBeCloseTo(50 / 99, 12);
  });

  test('intraday: returns are daily, Sharpe per bar and drawdown see every bar', () => {
    const quarterDays = columns([100, 50, 100, 110, 110, 200, 110, 121], DAY / 4);
    const { metrics, monthly } = computeMetrics(input({ equity: quarterDays, timeframeMs: DAY / 4 }));
    expect(metrics.bestPeriod).toBeCloseTo(0.1, 12);
    expect(metrics.worstPeriod).toBeCloseTo(0.1, 12);
    expect(metrics.maxDrawdown).toBe(0.5);
    expect(metrics.sharpe).toBeNull();
    expect(metrics.sharpePerBar).not.toBeNull();
    expect(monthly).toEqual([{ year: 2024, months: [expect.closeTo(0.21, 12), ...Array<null>(11).fill(null)], total: expect.closeTo(0.21, 12) }]);
  });

  test('an accumulator gives the same as the full columns', () => {
    const equity = columns(
      Array.from({ length: 3000 }, (_, index) => 100 + 10 * Math.sin(index / 7)),
      3_600_000,
    );
    const accumulator = new EquityAccumulator({ initialEquity: 100, timeframeMs: 3_600_000 });
    for (let bar = 0; bar < 3000; bar++) accumulator.pushColumns(equity, bar, bar + 1);
    const whole = computeMetrics(input({ equity, timeframeMs: 3_600_000 }));
    expect(computeMetrics(input({ equity: accumulator.finish(), timeframeMs: 3_600_000 }))).toEqual(whole);
  });

  test('every metric has a definition and nothing else has one', () => {
    const { metrics, definitions } = computeMetrics(input());
    expect(Object.keys(definitions).toSorted()).toEqual(Object.keys(metrics).toSorted());
  });

  test('the exact final equity of the ledger wins over the double', () => {
    expect(computeMetrics(input({ finalEquity: '108.90000000000001' })).metrics.finalEquity).toBe('108.90000000000001');
    expect(computeMetrics(input({ equity: columns([100, 174300.84099999996]) })).metrics.finalEquity).toBe('174300.841');
    expect(computeMetrics(input({ equity: columns([100, 120]) })).metrics.finalEquity).toBe('120');
  });

  test('a benchmark is compared period by period; without one those metrics are null', () => {
    const { metrics } = computeMetrics(input({ benchmark: { time: columns([1, 1, 1, 1]).time, close: [10, 10.5, 9.975, 10.47375] } }));
    expect(metrics.beta).toBeCloseTo(2, 9);
    expect(metrics.benchmarkReturn).toBeCloseTo(0.047375, 12);
    expect(computeMetrics(input()).metrics).toMatchObject({ alpha: null, beta: null, upCapture: null });
  });

  test('equity at zero: drawdown and total return remain, returns are undefined', () => {
    const { metrics } = computeMetrics(input({ equity: columns([100, 50, 0, 10]), benchmark: { time: [MONDAY, MONDAY + DAY], close: [1, 2] } }));
    expect(metrics).toMatchObject({ maxDrawdown: 1, totalReturn: -0.9, cagr: null, sharpe: null, sharpePerBar: null, calmar: null, beta: null });
  });

  test('a run without bars: nothing is NaN or infinite', () => {
    const { metrics, monthly, curve } = computeMetrics(input({ equity: columns([]), tradedNotional: 0 }));
    expect(metrics).toMatchObject({ finalEquity: '100', totalReturn: 0, maxDrawdown: 0, sharpe: null, exposure: null, turnover: null });
    expect(Object.values(metrics).filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([]);
    expect([monthly, curve.time.length]).toEqual([[], 0]);
  });

  test('refuses columns of different length and summaries of another run', () => {
    const equity = { ...columns([1, 2]), exposure: new Float64Array(1) };
    expect(() => computeMetrics(input({ equity }))).toThrow('2, 2, 1');
    const summary = new EquityAccumulator({ initialEquity: 5, timeframeMs: DAY }).finish();
    expect(() => computeMetrics(input({ equity: summary }))).toThrow('initial equity 5');
  });

  test('a million bars leave a curve of a few thousand points', () => {
    const equity = columns(
      Array.from({ length: 1_000_000 }, (_, index) => 100 + Math.sin(index / 1000)),
      60_000,
    );
    const { curve } = computeMetrics(input({ equity, timeframeMs: 60_000 }));
    expect(curve.equity.length).toBeLessThanOrEqual(3 * 4_096 + 2);
    expect([curve.time[0], curve.time.at(-1)]).toEqual([equity.time[0], equity.time.at(-1)]);
  });
});
