import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, formatRatio, formatUnits, parseDecimal } from './decimal.ts';
import { ExactSum, product } from './exact-sum.ts';

const integer = fc.integer({ min: -(2 ** 46), max: 2 ** 46 });

describe('exact sums', () => {
  test('equal the same sum in bigints, whatever is added', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(integer, integer, fc.integer({ min: 0, max: 1_000 }))), (terms) => {
        const sum = new ExactSum();
        for (const [a, b, c] of terms) sum.add(product(a, b, c));
        expect(sum.toBigInt()).toBe(terms.reduce((total, [a, b, c]) => total + BigInt(a) * BigInt(b) * BigInt(c), 0n));
      }),
    );
  });
  test('equal it for addends at the edge of what a number holds, one on another', () => {
    const edge = fc.tuple(fc.constantFrom(0, 2 ** 51, 2 ** 52, Number.MAX_SAFE_INTEGER), fc.integer({ min: -4, max: 4 }), fc.boolean());
    const addend = edge.map(([base, away, isNegative]) => Math.min(base + away, Number.MAX_SAFE_INTEGER) * (isNegative ? -1 : 1));
    fc.assert(
      fc.property(fc.array(addend), (addends) => {
        const sum = new ExactSum();
        for (const units of addends) sum.add(units);
        expect(sum.toBigInt()).toBe(addends.reduce((total, units) => total + BigInt(units), 0n));
      }),
    );
  });
  test('stay exact where doubles would round', () => {
    const sum = new ExactSum(2n ** 60n);
    sum.add(1);
    sum.add(-(2 ** 52));
    expect(sum.toBigInt()).toBe(2n ** 60n + 1n - 2n ** 52n);
  });
});

describe('decimal texts', () => {
  test('survive parsing and formatting', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 18 }), (units, decimals) => {
        expect(parseDecimal(formatDecimal(units, decimals), decimals)).toBe(units);
      }),
    );
  });
  test('are the same from numbers as from bigints', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 15 }), (units, decimals) => {
        expect(formatUnits(units, decimals)).toBe(formatDecimal(BigInt(units), decimals));
      }),
    );
  });
  test('with too many decimals or other characters are refused', () => {
    for (const text of ['1.234', '1e5', 'abc', '', '.', '1.', 'NaN', '0x10']) expect(parseDecimal(text, 2)).toBeUndefined();
  });
  test('of a ratio are rounded half away from zero', () => {
    expect([formatRatio(1n, 3n, 4), formatRatio(-1n, 8n, 2), formatRatio(1n, 8n, 2), formatRatio(10n, 5n, 4)]).toEqual(['0.3333', '-0.13', '0.13', '2']);
  });
});
