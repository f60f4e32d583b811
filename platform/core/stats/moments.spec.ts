import { describe, expect, test } from 'vitest';
import { momentsOf } from './moments.ts';

describe('moments', () => {
  test('of 2, 4, 4, 4, 5, 5, 7, 9', () => {
    const { count, mean, sd, skew, kurtosis } = momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
    expect({ count, mean }).toEqual({ count: 8, mean: 5 });
    expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 14);
    expect(skew).toBeCloseTo(42 / 8 / 8, 14);
    expect(kurtosis).toBeCloseTo(356 / 8 / 16 - 3, 14);
  });

  test('one value has a mean and no spread', () => {
    const moments = momentsOf(Float64Array.of(3));
    expect(moments.mean).toBe(3);
    expect(moments.sd).toBeNaN();
  });

  test('a spread that is only rounding counts as zero', () => {
    const constant = Float64Array.from({ length: 100 }, (_, index) => (100 * 1.001 ** (index + 1) - 100 * 1.001 ** index) / (100 * 1.001 ** index));
    expect(momentsOf(constant).sd).toBe(0);
    expect(momentsOf(constant).skew).toBeNaN();
  });
});
