import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwesomeOscillator } from './awesome-oscillator.ts';
import { BollingerBands } from './bollinger-bands.ts';
import { crossedAbove, crossedBelow, isAbove, isBelow } from './crossing.ts';
import { Ema } from './ema.ts';
import { Ichimoku } from './ichimoku.ts';
import { MidPrice } from './mid-price.ts';
import { Mom } from './mom.ts';
import { Price } from './price.ts';
import type { PriceIndicator } from './price-indicator.ts';
import type { Series } from './series.ts';
import { Sma } from './sma.ts';
import { Sum } from './sum.ts';
import { Trima } from './trima.ts';
import { Wma } from './wma.ts';

/** Weighted sum of the last values, over `divisor`: the plain definition of an average, in whole numbers. */
interface Naive {
  readonly weights: readonly bigint[];
  readonly divisor: bigint;
}

const ones = (n: number): bigint[] => Array.from({ length: n }, () => 1n);
const naiveSma = (n: number): Naive => ({ weights: ones(n), divisor: BigInt(n) });
const naiveWma = (n: number): Naive => ({ weights: ones(n).map((_, i) => BigInt(i + 1)), divisor: BigInt((n * (n + 1)) / 2) });
const naiveTrima = (n: number): Naive => {
  const weights = ones(n).map((_, i) => BigInt(Math.min(i + 1, n - i)));
  return { weights, divisor: weights.reduce((sum, weight) => sum + weight, 0n) };
};

/** Sign of a - b at every bar from the first at which both are defined; 0n before that never reaches a caller. */
function naiveDifference(values: readonly bigint[], a: Naive, b: Naive, i: number): bigint {
  return naiveSum(values, a, i) * b.divisor - naiveSum(values, b, i) * a.divisor;
}

function naiveSum(values: readonly bigint[], average: Naive, i: number): bigint {
  const n = average.weights.length;
  return average.weights.reduce((sum, weight, k) => sum + weight * (values[i - n + 1 + k] ?? 0n), 0n);
}

/** 1 where a crosses above b, -1 where below, 0 elsewhere. */
function naiveCrosses(values: readonly bigint[], a: Naive, b: Naive): number[] {
  const first = Math.max(a.weights.length, b.weights.length);
  const crosses = values.map(() => 0);
  if (values.length < first) return crosses;
  let before = naiveDifference(values, a, b, first - 1);
  for (let i = first; i < values.length; i++) {
    const now = naiveDifference(values, a, b, i);
    if (before <= 0n && now > 0n) crosses[i] = 1;
    if (before >= 0n && now < 0n) crosses[i] = -1;
    before = now;
  }
  return crosses;
}

function crosses(values: ArrayLike<number>, a: PriceIndicator, b: PriceIndicator): number[] {
  return Array.from(values, (x) => {
    a.update(x);
    b.update(x);
    const [up, down] = [crossedAbove(a, b), crossedBelow(a, b)];
    expect(up && down).toBe(false);
    return up ? 1 : down ? -1 : 0;
  });
}

const at = (previous: number, value: number): Series => ({ previous, value });

describe('crossedAbove and crossedBelow', () => {
  test('see a cross from below or from a tie, and nothing while a value is undefined', () => {
    expect(crossedAbove(at(1, 3), at(2, 2))).toBe(true);
    expect(crossedAbove(at(2, 3), 2)).toBe(true);
    expect(crossedAbove(at(3, 4), 2)).toBe(false);
    expect(crossedAbove(at(1, 2), 2)).toBe(false);
    expect(crossedBelow(at(3, 1), at(2, 2))).toBe(true);
    expect(crossedBelow(at(2, 1), 2)).toBe(true);
    expect(crossedBelow(at(1, 0), 2)).toBe(false);
    expect(crossedBelow(at(3, 2), 2)).toBe(false);
    for (const [a, b] of [
      [at(NaN, 3), at(2, 2)],
      [at(1, NaN), at(2, 2)],
      [at(1, 3), at(NaN, 2)],
      [at(1, 3), at(2, NaN)],
      [at(1, 3), NaN],
    ] as const) {
      expect(crossedAbove(a, b)).toBe(false);
      expect(crossedBelow(a, b)).toBe(false);
    }
    expect(isAbove(at(0, NaN), 1) || isBelow(at(0, NaN), 1)).toBe(false);
    expect([isAbove(at(0, 2), 1), isBelow(at(0, 2), 1), isAbove(at(0, 1), 1)]).toEqual([true, false, false]);
  });

  test('compare values without an exact form as the doubles they are', () => {
    const [fast, slow] = [new Ema(2), new Ema(5)];
    for (const x of [1, 2, 3, 4, 5, 9]) {
      fast.update(x);
      slow.update(x);
    }
    expect([isAbove(fast, slow), fast.exactNow()]).toEqual([true, undefined]);
    expect(crossedAbove(at(0, 1e-300), 0)).toBe(true);
  });

  test('call equal averages equal that differ as doubles', () => {
    const values = Array.from({ length: 20 }, (_, i) => [0.7, 0.1, 0.3][i % 3] ?? NaN);
    const [three, nine] = [new Sma(3), new Sma(9)];
    expect(crosses(values, three, nine)).toEqual(values.map(() => 0));
    expect(three.value).not.toBe(nine.value);
    expect(three.value).toBeCloseTo(nine.value, 12);
    expect([isAbove(three, nine), isBelow(three, nine)]).toEqual([false, false]);
  });

  test('are exact for prices that are halves and thirds of decimals', () => {
    for (const source of ['hl2', 'hlc3', 'ohlc4'] as const) {
      const [three, nine] = [new Sma(3, { source }), new Sma(9, { source })];
      let differences = 0;
      for (let i = 0; i < 40; i++) {
        const price = [2.3, 0.4, 0.9][i % 3] ?? NaN;
        const bar = { time: 0, open: price, high: price + 0.2, low: price - 0.1, close: price + 0.1, volume: 1 };
        three.updateBar(bar);
        nine.updateBar(bar);
        expect([crossedAbove(three, nine), crossedBelow(three, nine), isAbove(three, nine), isBelow(three, nine)]).toEqual([false, false, false, false]);
        if (nine.isReady && three.value !== nine.value) differences += 1;
      }
      expect(differences).toBeGreaterThan(0);
    }
  });
});

describe('crosses of averages of small decimals equal those of whole numbers', () => {
  const prices = fc.array(fc.integer({ min: 995, max: 1005 }), { minLength: 5, maxLength: 120 });
  const decimals = fc.integer({ min: 0, max: 8 });
  const periods = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 24 }));
  const kinds: readonly (readonly [string, (n: number) => PriceIndicator, (n: number) => Naive])[] = [
    ['Sma', (n) => new Sma(n), naiveSma],
    ['Wma', (n) => new Wma(n), naiveWma],
    ['Trima', (n) => new Trima(n), naiveTrima],
    ['Price', () => new Price(), () => naiveSma(1)],
    ['BollingerBands', (n) => new BollingerBands(n + 1), (n) => naiveSma(n + 1)],
  ];

  for (const [fastName, fast, naiveFast] of kinds) {
    for (const [slowName, slow, naiveSlow] of kinds) {
      test(`${fastName} and ${slowName}`, () => {
        fc.assert(
          fc.property(prices, decimals, periods, (units, places, [short, long]) => {
            const values = units.map((unit) => Number(`${unit}e-${places}`));
            expect(crosses(values, fast(short), slow(long))).toEqual(naiveCrosses(units.map(BigInt), naiveFast(short), naiveSlow(long)));
          }),
          { numRuns: 60, seed: 7 },
        );
      });
    }
  }

  test('Sum, momentum and the awesome oscillator against a level', () => {
    fc.assert(
      fc.property(prices, fc.integer({ min: 1, max: 9 }), (units, n) => {
        const [sum, mom, ao] = [new Sum(n), new Mom(n), new AwesomeOscillator(n, n + 3)];
        for (const [i, unit] of units.entries()) {
          const x = unit / 100;
          sum.update(x);
          mom.update(x);
          ao.updateBar({ time: 0, open: x, high: x, low: x, close: x, volume: 0 });
          const window = (size: number) => units.slice(Math.max(0, i - size + 1), i + 1).reduce((total, item) => total + item, 0);
          const level = n * 1000;
          if (i >= n - 1) expect(isAbove(sum, level / 100)).toBe(window(n) > level);
          if (i >= n) expect(isAbove(mom, 0.03)).toBe(unit - (units[i - n] ?? 0) > 3);
          if (i >= n + 2) expect(Math.sign(ao.value)).toBe(Math.sign(window(n) * (n + 3) - window(n + 3) * n));
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  test('the middles of Ichimoku', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 5, max: 9 })), { minLength: 5, maxLength: 60 }), (ranges) => {
        const [ichimoku, four, eight] = [new Ichimoku(3, 7, 9, 2), new MidPrice(3), new MidPrice(7)];
        let before = NaN;
        for (const [i, [low, high]] of ranges.entries()) {
          const bar = { time: 0, open: 0.5, high: high / 10, low: low / 10, close: 0.5, volume: 0 };
          for (const one of [ichimoku, four, eight]) one.updateBar(bar);
          const middle = (n: number) => {
            const window = ranges.slice(i - n + 1, i + 1);
            return Math.max(...window.map(([, top]) => top)) + Math.min(...window.map(([bottom]) => bottom));
          };
          const now = i >= 6 ? middle(3) - middle(7) : NaN;
          expect(crossedAbove(ichimoku.conversion, ichimoku.base)).toBe(before <= 0 && now > 0);
          expect(crossedBelow(four, eight)).toBe(before >= 0 && now < 0);
          before = now;
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
