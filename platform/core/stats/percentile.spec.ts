import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentile, selectSmallest } from './percentile.ts';

const values = fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0, 1)), { minLength: 1, maxLength: 300 });

describe('percentile', () => {
  test('interpolates linearly between ranks, as numpy does', () => {
    expect(percentile(Float64Array.of(4, 1, 3, 2), 0.25)).toBe(1.75);
    expect(percentile(Float64Array.of(15, 20, 35, 40, 50), 0.4)).toBeCloseTo(29, 12);
    expect(percentile(Float64Array.of(7), 0.95)).toBe(7);
  });

  test('of nothing is undefined, outside 0..1 is an error', () => {
    expect(percentile(new Float64Array(0), 0.5)).toBeNaN();
    expect(() => percentile(Float64Array.of(1), 1.5)).toThrow('1.5');
  });

  test('equals the percentile of the sorted values', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const sorted = Float64Array.from(list).toSorted();
        const rank = (sorted.length - 1) * share;
        const lower = sorted[Math.floor(rank)] ?? 0;
        const upper = sorted[Math.ceil(rank)] ?? 0;
        expect(percentile(Float64Array.from(list), share)).toBeCloseTo(lower + (rank - Math.floor(rank)) * (upper - lower), 6);
      }),
    );
  });

  test('selection puts smaller values before the rank and larger ones behind it', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, seed) => {
        const scratch = Float64Array.from(list);
        const rank = seed % scratch.length;
        const found = selectSmallest(scratch, rank);
        expect(found === Float64Array.from(list).toSorted()[rank]).toBe(true);
        expect(scratch.slice(0, rank).every((value) => value <= found)).toBe(true);
        expect(scratch.slice(rank).every((value) => value >= found)).toBe(true);
      }),
    );
  });

  test('a million equal values take no longer than a million different ones', () => {
    const scratch = new Float64Array(1_000_000).fill(1);
    const start = performance.now();
    selectSmallest(scratch, 500_000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
