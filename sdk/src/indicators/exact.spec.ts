import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRatios, exactMean, exactSum, exactValue, type Ratio } from './exact.ts';

/** Numerator in units of 1e-8, when that is a whole number. */
function inUnits(ratio: Ratio | undefined): bigint {
  if (ratio === undefined) throw new RangeError('not exact');
  return (BigInt(ratio.numerator) * 100_000_000n) / BigInt(ratio.denominator);
}

describe('exact sums', () => {
  const digits = fc.array(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), { minLength: 1, maxLength: 40 });

  test('take every double for the decimal it is the nearest double of', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 8 }), (items, places) => {
        const values = items.map((item) => Number(`${item}e-${places}`));
        const units = items.map((item) => BigInt(item) * 10n ** BigInt(8 - places));
        expect(inUnits(exactSum(values))).toBe(units.reduce((sum, unit) => sum + unit, 0n));
      }),
      { seed: 3 },
    );
  });

  test('take fifteen digits for what they are, however near a rounder number is', () => {
    expect(exactSum([9_920_453_141_515.99])).toEqual({ numerator: 992_045_314_151_599, denominator: 100 });
  });

  test('apply weights and a divisor', () => {
    expect(compareRatios(exactSum([0.1, 0.2, 0.3], 6, [1, 2, 3]) ?? never(), exactValue(7 / 30) ?? never())).toBe(0);
    expect(exactMean([0.1, 0.2])).toEqual({ numerator: 3, denominator: 20 });
    expect(exactMean([0.5, 0.5, 0.5])).toEqual({ numerator: 5, denominator: 10 });
  });

  test('know the results of (a + b) / 2 and (a + b + c) / 3 of decimals in spite of rounding', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 3, maxLength: 3 }), ([a = 0, b = 0, c = 0]) => {
        expect(inUnits(exactValue((a / 100 + b / 100) / 2))).toBe(BigInt(a + b) * 500_000n);
        const third = exactValue((a / 100 + b / 100 + c / 100) / 3) ?? never();
        expect(BigInt(third.numerator) * 300n).toBe(BigInt(third.denominator) * BigInt(a + b + c));
      }),
      { seed: 3 },
    );
  });

  test('are undefined for what is no decimal', () => {
    for (const value of [Math.PI, 1 / 7, 1e-12, NaN, Infinity, 100 * Math.E]) expect(exactValue(value)).toBeUndefined();
    expect(exactSum([1, Math.SQRT2])).toBeUndefined();
  });

  test('go on with bigints where doubles would round', () => {
    const volumes = [2 ** 53 - 1, 2 ** 53 - 1, 3];
    expect(exactSum(volumes)).toEqual({ numerator: 2n ** 54n + 1n, denominator: 1 });
    expect(exactSum([2 ** 60], 1, [3])).toEqual({ numerator: 3n * 2n ** 60n, denominator: 1 });
    const [a, b] = [
      { numerator: 2 ** 53 - 1, denominator: 2 ** 52 },
      { numerator: 2 ** 53 - 2, denominator: 2 ** 52 - 1 },
    ];
    expect([compareRatios(a, b), compareRatios(b, a), compareRatios(a, a)]).toEqual([-1, 1, 0]);
  });
});

function never(): never {
  throw new RangeError('expected an exact ratio');
}
