import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downsampleBars } from './downsample-bars.ts';
import type { BarColumns } from './downsample-bars.ts';

function bars(closes: readonly number[]): BarColumns {
  const close = Float64Array.from(closes);
  return {
    time: close.map((_, index) => index * 10),
    open: close.map((_, index) => closes[index - 1] ?? 0),
    high: close.map((value) => value + 1),
    low: close.map((value) => value - 1),
    close,
    volume: close.map(() => 2),
  };
}

describe('down-sampled bars', () => {
  test('keep first open, highest high, lowest low, last close and all volume', () => {
    const merged = downsampleBars(bars([5, 9, 1, 4, 7]), 2);
    expect(merged).toEqual({
      time: Float64Array.of(0, 20),
      open: Float64Array.of(0, 9),
      high: Float64Array.of(10, 8),
      low: Float64Array.of(4, 0),
      close: Float64Array.of(9, 7),
      volume: Float64Array.of(4, 6),
    });
  });

  test('are the bars themselves when they are few', () => {
    expect(downsampleBars(bars([5, 9, 1]), 10)).toEqual(bars([5, 9, 1]));
  });

  test('take a range of rows', () => {
    expect([...downsampleBars(bars([5, 9, 1, 4, 7]), 10, { from: 1, to: 3 }).close]).toEqual([9, 1]);
    expect(downsampleBars(bars([5, 9]), 10, { from: 2, to: 1 }).time).toHaveLength(0);
  });

  test('fewer than one point is an error', () => {
    expect(() => downsampleBars(bars([1]), 0)).toThrow('points 0');
  });

  test('lose no extreme and no volume', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (closes, points) => {
        const merged = downsampleBars(bars(closes), points);
        expect(merged.time.length).toBe(Math.min(points, closes.length));
        expect(Math.max(...merged.high)).toBe(Math.max(...closes) + 1);
        expect(Math.min(...merged.low)).toBe(Math.min(...closes) - 1);
        expect(merged.volume.reduce((sum, value) => sum + value, 0)).toBe(2 * closes.length);
        expect(merged.close.at(-1)).toBe(closes.at(-1));
      }),
    );
  });
});
