import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crossedAbove, crossedBelow, isAbove, isBelow } from './crossing.ts';
import { absence, closesOf, hasShared, SHARED } from './shared-data.contract.ts';
import { Sma } from './sma.ts';

/** Exact differences fast * slow of sums in millionths, by rolling sums. */
function exactDifferences(values: readonly bigint[], fast: number, slow: number): bigint[] {
  const sums = (n: number) => {
    let sum = 0n;
    return values.map((x, i) => (sum += x - (i < n ? 0n : (values[i - n] ?? 0n))));
  };
  const [f, s] = [sums(fast), sums(slow)];
  return values.map((_, i) => (f[i] ?? 0n) * BigInt(slow) - (s[i] ?? 0n) * BigInt(fast));
}

describe('crosses on recorded markets equal those of exact integers', () => {
  const pairs = [
    [10, 30],
    [5, 20],
    [20, 50],
    [50, 200],
    [1, 10],
    [3, 9],
  ] as const;

  test.skipIf(!hasShared).each(['goog-1d', 'reliance-5m', 'btcperp-1m', 'eurusd-1h'])(`%s${absence}`, (input) => {
    const { doubles, millionths } = closesOf(input);
    const canonical: {
      readonly bars: number;
      readonly ties: readonly number[];
      readonly trades: readonly (readonly [number, number, number, number, number])[];
    } = JSON.parse(readFileSync(`${SHARED}/oracles/canonical-w1-${input}.json`, 'utf8'));
    expect(doubles.length).toBe(canonical.bars);
    for (const [fast, slow] of pairs) {
      const exact = exactDifferences(millionths, fast, slow);
      const [a, b] = [new Sma(fast), new Sma(slow)];
      const wrong: number[] = [];
      const ties: number[] = [];
      for (let i = 0; i < doubles.length; i++) {
        a.update(doubles[i] ?? NaN);
        b.update(doubles[i] ?? NaN);
        const [now, before] = [exact[i] ?? 0n, i > slow - 1 ? (exact[i - 1] ?? 0n) : undefined];
        const up = before !== undefined && before <= 0n && now > 0n;
        const down = before !== undefined && before >= 0n && now < 0n;
        if (crossedAbove(a, b) !== up || crossedBelow(a, b) !== down) wrong.push(i);
        if (i >= slow - 1 && !isAbove(a, b) && !isBelow(a, b)) ties.push(i);
      }
      expect(wrong).toEqual([]);
      expect(ties).toEqual(exact.flatMap((d, i) => (i >= slow - 1 && d === 0n ? [i] : [])));
      if (fast === 10 && slow === 30) expect(ties).toEqual(canonical.ties);
    }
    expect(tradesOf(doubles, 10, 30)).toEqual(canonical.trades.map(([entry, , exit]) => [entry, exit]));
  });

  test.skipIf(!hasShared)(`all 400 pairs of workload W3 make the same number of trades and ties${absence}`, () => {
    const { doubles } = closesOf('reliance-5m');
    const canonical: {
      readonly rows: readonly (readonly [number, number, number, number, number, number])[];
    } = JSON.parse(readFileSync(`${SHARED}/oracles/canonical-w3-reliance-5m.json`, 'utf8'));
    expect(canonical.rows.length).toBe(400);
    for (const [fast, slow, trades, , , ties] of canonical.rows) {
      expect([fast, slow, tradesOf(doubles, fast, slow).length, tiesOf(doubles, fast, slow)]).toEqual([fast, slow, trades, ties]);
    }
  });
});

/** Entry and exit bars of the long-only cross: a signal fills on the next bar, one on the last bar never. */
function tradesOf(values: Float64Array, fast: number, slow: number): [number, number][] {
  const [a, b] = [new Sma(fast), new Sma(slow)];
  const trades: [number, number][] = [];
  let entry = -1;
  for (let i = 0; i < values.length - 1; i++) {
    a.update(values[i] ?? NaN);
    b.update(values[i] ?? NaN);
    if (entry < 0 && crossedAbove(a, b)) entry = i + 1;
    else if (entry >= 0 && crossedBelow(a, b)) {
      trades.push([entry, i + 1]);
      entry = -1;
    }
  }
  return trades;
}

function tiesOf(values: Float64Array, fast: number, slow: number): number {
  const [a, b] = [new Sma(fast), new Sma(slow)];
  let ties = 0;
  for (const [i, x] of values.entries()) {
    a.update(x);
    b.update(x);
    if (i >= slow - 1 && !isAbove(a, b) && !isBelow(a, b)) ties++;
  }
  return ties;
}
