import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downsampleCurve } from './downsample-curve.ts';
import { drawdownSeries } from './drawdown-series.ts';
import type { EquityCurve } from './equity-curve.ts';

function curveOf(values: readonly number[]): EquityCurve {
  const equity = Float64Array.from(values);
  return { time: equity.map((_, index) => index), equity, drawdown: drawdownSeries(equity, 100) };
}

describe('down-sampled curve', () => {
  test('is the curve itself when it fits', () => {
    const curve = curveOf([100, 101, 99]);
    expect(downsampleCurve(curve, 3)).toBe(curve);
  });

  test('stays within the points and keeps the ends, the extremes and the deepest drawdown', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 600 }),
        fc.integer({ min: 8, max: 100 }),
        (values, points) => {
          const curve = curveOf(values);
          const small = downsampleCurve(curve, points);
          expect(small.time.length).toBeLessThanOrEqual(points);
          expect([small.time[0], small.time.at(-1)]).toEqual([0, values.length - 1]);
          expect(Math.max(...small.equity)).toBe(Math.max(...curve.equity));
          expect(Math.min(...small.equity)).toBe(Math.min(...curve.equity));
          expect(Math.max(...small.drawdown)).toBe(Math.max(...curve.drawdown));
          for (const [index, time] of small.time.entries()) {
            expect(time).toBeGreaterThan(small.time[index - 1] ?? -1);
            expect([small.equity[index], small.drawdown[index]]).toEqual([curve.equity[time], curve.drawdown[time]]);
          }
        },
      ),
    );
  });
});
