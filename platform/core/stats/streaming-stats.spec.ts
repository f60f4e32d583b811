import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EquityColumns } from '../backtest/result.ts';
import { drawdownSeries } from './drawdown-series.ts';
import { EquityBlock } from './equity-block.ts';
import { EquityAccumulator } from './streaming-stats.ts';
import type { EquitySummary } from './streaming-stats.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const INITIAL = 1000;

function columnsOf(equity: readonly number[], stepMs = MINUTE): EquityColumns {
  return {
    time: Float64Array.from(equity, (_, index) => Date.UTC(2024, 0, 1) + index * stepMs),
    equity: Float64Array.from(equity),
    exposure: Float64Array.from(equity, (value, index) => (index % 3 === 0 ? 0 : value / 2)),
  };
}

function streamed(columns: EquityColumns, options: { readonly timeframeMs?: number; readonly buckets?: number } = {}): EquitySummary {
  const accumulator = new EquityAccumulator({ initialEquity: INITIAL, timeframeMs: MINUTE, ...options });
  for (let bar = 0; bar < columns.time.length; bar++) accumulator.pushColumns(columns, bar, bar + 1);
  return accumulator.finish();
}

/** Drawdown runs by the definition: maximal runs of bars below the running peak. */
function naiveRuns(drawdowns: Float64Array): { readonly bars: number; readonly depth: number }[] {
  const runs: { bars: number; depth: number }[] = [];
  let isOpen = false;
  for (const depth of drawdowns) {
    const run = isOpen ? runs.at(-1) : undefined;
    if (depth <= 0) isOpen = false;
    else if (run === undefined) isOpen = runs.push({ bars: 1, depth }) > 0;
    else Object.assign(run, { bars: run.bars + 1, depth: Math.max(run.depth, depth) });
  }
  return runs;
}

// Steps on a grid, so that equal values and returns to the exact peak occur.
const equities = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 400 }).map((steps) => {
  let level = INITIAL;
  return steps.map((step) => (level = Math.max(10, level + step)));
});

const stretches = fc.array(fc.record({ equity: fc.integer({ min: 2700, max: 3300 }), bars: fc.integer({ min: 1, max: 900 }), isFlat: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});
type Stretch = typeof stretches extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

/** Flat stretches keep their equity, the others swing around it; thirds, so that sums depend on the order of adding. */
function columnsOfStretches(parts: readonly Stretch[]): { readonly columns: EquityColumns; readonly isFlat: readonly boolean[] } {
  const bars = parts.flatMap(({ equity, bars, isFlat }) =>
    Array.from({ length: bars }, (_, bar) => ({ isFlat, equity: (isFlat ? equity : equity + ((bar * 7) % 23)) / 3 })),
  );
  const { time, equity, exposure } = columnsOf(bars.map((bar) => bar.equity));
  return { columns: { time, equity, exposure: exposure.map((_, bar) => (bars[bar]?.isFlat ? 0 : 100)) }, isFlat: bars.map((bar) => bar.isFlat) };
}

/** Through blocks; flat stretches come in pieces of at most so many bars. */
function inBlocks(
  { time, equity, exposure }: EquityColumns,
  isFlat: readonly boolean[],
  { buckets, piece }: { readonly buckets: number; readonly piece: number },
): EquitySummary {
  const accumulator = new EquityAccumulator({ initialEquity: INITIAL, timeframeMs: MINUTE, buckets });
  const block = new EquityBlock();
  for (let bar = 0; bar < time.length;) {
    let end = bar + 1;
    const most = Math.min(time.length, bar + Math.min(piece, block.room));
    if (!isFlat[bar]) block.add(time[bar] ?? 0, equity[bar] ?? 0, exposure[bar] ?? 0);
    else {
      while (end < most && isFlat[end] && equity[end] === equity[bar]) end++;
      block.addFlat(time, bar, end, equity[bar] ?? 0);
    }
    bar = end;
    if (block.room > 0) continue;
    accumulator.pushBlock(block);
    block.clear();
  }
  accumulator.pushBlock(block);
  return accumulator.finish();
}

describe('equity accumulator', () => {
  test('drawdowns equal the naive formulas', () => {
    fc.assert(
      fc.property(equities, (values) => {
        const drawdowns = drawdownSeries(values, INITIAL);
        const runs = naiveRuns(drawdowns);
        const { drawdown } = streamed(columnsOf(values));
        expect(drawdown.maxDrawdown).toBe(Math.max(...drawdowns));
        expect(drawdown.drawdowns).toBe(runs.length);
        expect(drawdown.longestDrawdownBars).toBe(Math.max(0, ...runs.map(({ bars }) => bars)));
        expect(drawdown.maxDrawdownBars).toBe(runs.find(({ depth }) => depth === drawdown.maxDrawdown)?.bars ?? 0);
        expect(drawdown.timeUnderWater).toBe(drawdowns.filter((depth) => depth > 0).length / values.length);
        expect(drawdown.ulcerIndex).toBeCloseTo(Math.sqrt(drawdowns.reduce((sum, depth) => sum + depth ** 2, 0) / values.length), 12);
        const mean = runs.reduce((sum, { depth }) => sum + depth, 0) / runs.length;
        if (runs.length > 0) expect(drawdown.averageDrawdown).toBeCloseTo(mean, 12);
        else expect(drawdown.averageDrawdown).toBeNull();
      }),
    );
  });

  test('bar returns and exposure equal the naive formulas', () => {
    fc.assert(
      fc.property(equities, (values) => {
        const columns = columnsOf(values);
        const { barReturns, exposure } = streamed(columns);
        const levels = values[0] === INITIAL ? values : [INITIAL, ...values];
        const returns = levels.slice(1).map((value, index) => value / (levels[index] ?? 0) - 1);
        expect(barReturns.count).toBe(returns.length);
        if (returns.length < 2) return;
        const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
        expect(barReturns.mean).toBeCloseTo(mean, 12);
        expect(barReturns.sd).toBeCloseTo(Math.sqrt(returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (returns.length - 1)), 8);
        expect(exposure.bars).toBe(values.length);
        expect(exposure.exposedBars).toBe(columns.exposure.filter((gross) => gross > 0).length);
        expect(exposure.maxLeverage).toBe(exposure.exposedBars > 0 ? 0.5 : 0);
        expect(exposure.meanEquity).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
      }),
    );
  });

  test('one bar at a time and whole columns give the same result, bit for bit', () => {
    fc.assert(
      fc.property(equities, fc.array(fc.nat(400), { maxLength: 6 }), (values, cuts) => {
        const columns = columnsOf(values);
        const accumulator = new EquityAccumulator({ initialEquity: INITIAL, timeframeMs: MINUTE });
        const bounds = [0, ...cuts.map((cut) => Math.min(cut, values.length)).toSorted((a, b) => a - b), values.length];
        for (let part = 1; part < bounds.length; part++) accumulator.pushColumns(columns, bounds[part - 1], bounds[part]);
        expect(accumulator.finish()).toEqual(streamed(columns));
      }),
    );
  });

  test('flat stretches, in whatever pieces they come, count as so many bars of one equity', () => {
    fc.assert(
      fc.property(stretches, fc.integer({ min: 1, max: 40 }), fc.constantFrom(4, 4096), (parts, piece, buckets) => {
        const { columns, isFlat } = columnsOfStretches(parts);
        const whole = inBlocks(columns, isFlat, { buckets, piece: Infinity });
        expect(inBlocks(columns, isFlat, { buckets, piece })).toEqual(whole);
        const { barReturns, drawdown, exposure, ...exact } = streamed(columns, { buckets });
        expect(whole).toMatchObject(exact);
        expect(whole.barReturns).toEqual(barReturns);
        expect(whole.drawdown).toEqual({ ...drawdown, ulcerIndex: expect.closeTo(drawdown.ulcerIndex ?? 0, 12) });
        expect(whole.exposure).toEqual({ ...exposure, meanEquity: expect.closeTo(exposure.meanEquity ?? 0, 9) });
      }),
    );
  });

  test('days from the peak to the last bar under water', () => {
    const { drawdown } = streamed(columnsOf([1000, 1100, 1000, 900, 1000, 1100, 1090], DAY), { timeframeMs: DAY });
    expect(drawdown).toMatchObject({ maxDrawdownBars: 3, maxDrawdownDays: 3, longestDrawdownBars: 3, longestDrawdownDays: 3, drawdowns: 2 });
    expect(drawdown.maxDrawdown).toBe(1 - 900 / 1100);
  });

  test('the initial equity is the first peak', () => {
    expect(streamed(columnsOf([950, 990])).drawdown).toMatchObject({ maxDrawdown: 1 - 950 / 1000, maxDrawdownBars: 2, drawdowns: 1 });
  });

  test('keeps the last equity of every UTC day, and every bar where bars are that long', () => {
    const values = Array.from({ length: 50 }, (_, index) => 1000 + index);
    const hourly = columnsOf(values, 3_600_000);
    const { periods } = streamed(hourly, { timeframeMs: 3_600_000 });
    expect([...periods.equity]).toEqual([1023, 1047, 1049]);
    expect([...periods.time]).toEqual([23, 47, 49].map((bar) => hourly.time[bar]));
    expect([...streamed(columnsOf(values, DAY), { timeframeMs: DAY }).periods.equity]).toEqual(values);
  });

  test('days without bars are no periods', () => {
    const columns = { time: Float64Array.of(0, 10 * DAY, 10 * DAY + 5), equity: Float64Array.of(1, 2, 3), exposure: new Float64Array(3) };
    expect([...streamed(columns).periods.equity]).toEqual([1, 3]);
  });

  test('the curve keeps every extreme within its budget of points, however long the run is', () => {
    fc.assert(
      fc.property(equities, fc.constantFrom(2, 4, 16), (values, buckets) => {
        const columns = columnsOf(values);
        const drawdowns = drawdownSeries(values, INITIAL);
        const { curve, drawdown } = streamed(columns, { buckets });
        expect(curve.time.length).toBeLessThanOrEqual(buckets * 3 + 2);
        expect([curve.equity[0], curve.equity.at(-1)]).toEqual([values[0], values.at(-1)]);
        expect(Math.max(...curve.equity)).toBe(Math.max(...values));
        expect(Math.min(...curve.equity)).toBe(Math.min(...values));
        expect(Math.max(...curve.drawdown)).toBe(drawdown.maxDrawdown);
        for (const [index, time] of curve.time.entries()) {
          const bar = columns.time.indexOf(time);
          expect([curve.equity[index], curve.drawdown[index]]).toEqual([values[bar], drawdowns[bar]]);
        }
      }),
    );
  });

  test('a short run keeps every bar in its curve', () => {
    const columns = columnsOf(Array.from({ length: 1500 }, (_, index) => 1000 + Math.sin(index)));
    expect(streamed(columns).curve.time).toEqual(columns.time);
  });

  test('can be asked at any time and goes on afterwards', () => {
    const accumulator = new EquityAccumulator({ initialEquity: INITIAL, timeframeMs: MINUTE });
    const columns = columnsOf([1100, 1050]);
    accumulator.pushColumns(columns, 0, 1);
    expect(accumulator.finish().finalEquity).toBe(1100);
    accumulator.pushColumns(columns, 1);
    expect(accumulator.finish()).toMatchObject({ finalEquity: 1050, drawdown: { drawdowns: 1 }, barReturns: { count: 2 } });
  });

  test('a run without bars ends where it began', () => {
    const summary = new EquityAccumulator({ initialEquity: INITIAL, timeframeMs: MINUTE }).finish();
    expect(summary).toMatchObject({
      finalEquity: INITIAL,
      drawdown: { maxDrawdown: 0, averageDrawdown: null, ulcerIndex: null },
      exposure: { bars: 0, meanEquity: null },
    });
    expect(summary.curve.time).toHaveLength(0);
  });

  test('refuses what cannot be measured, and names it', () => {
    expect(() => new EquityAccumulator({ initialEquity: 0, timeframeMs: 1 })).toThrow('initial equity 0');
    expect(() => new EquityAccumulator({ initialEquity: 1, timeframeMs: Number.NaN })).toThrow('timeframe NaN');
    expect(() => new EquityAccumulator({ initialEquity: 1, timeframeMs: 1, buckets: 3 })).toThrow('buckets 3');
    expect(() => streamed(columnsOf([1, Number.NaN, 2]))).toThrow('finite');
  });

  test('ten million bars leave a curve and closes, not arrays per bar', () => {
    const accumulator = new EquityAccumulator({ initialEquity: INITIAL, timeframeMs: MINUTE });
    const block = new EquityBlock();
    for (let bar = 0; bar < 10_000_000; bar++) {
      block.add(bar * MINUTE, INITIAL + (bar % 977), bar % 2);
      if (block.room > 0) continue;
      accumulator.pushBlock(block);
      block.clear();
    }
    accumulator.pushBlock(block);
    const { curve, periods, exposure } = accumulator.finish();
    expect(exposure.bars).toBe(10_000_000);
    expect(periods.time.length).toBe(Math.ceil(10_000_000 / 1440));
    expect(curve.time.length).toBeLessThanOrEqual(4096 * 3 + 2);
  });
});
