import { describe, expect, test } from 'vitest';
import { monthlyReturns } from './monthly-returns.ts';

function series(points: readonly (readonly [string, number])[]): { time: Float64Array; equity: Float64Array } {
  return { time: Float64Array.from(points, ([day]) => Date.parse(`${day}T00:00:00Z`)), equity: Float64Array.from(points, ([, value]) => value) };
}

describe('monthly returns', () => {
  test('last close of the month against the last close before it; years against their base', () => {
    const rows = monthlyReturns(
      series([
        ['2023-11-30', 110],
        ['2023-12-01', 99],
        ['2023-12-29', 121],
        ['2024-02-01', 60.5],
        ['2024-02-29', 242],
      ]),
      100,
    );
    expect(rows.map(({ year }) => year)).toEqual([2023, 2024]);
    expect(rows[0]?.months.slice(9)).toEqual([null, 0.1, 0.1]);
    expect(rows[0]?.total).toBe(0.21);
    expect(rows[1]?.months.slice(0, 3)).toEqual([null, 1, null]);
    expect(rows[1]?.total).toBe(1);
  });

  test('the months multiply to the total of the run', () => {
    const points = Array.from(
      { length: 400 },
      (_, day) => [new Date(Date.UTC(2020, 2, 5 + day)).toISOString().slice(0, 10), 100 + 10 * Math.sin(day)] as const,
    );
    const rows = monthlyReturns(series(points), 100);
    const product = rows.flatMap(({ months }) => months).reduce<number>((growth, value) => growth * (1 + (value ?? 0)), 1);
    expect(product).toBeCloseTo((points.at(-1)?.[1] ?? 0) / 100, 12);
  });

  test('nothing is earned on equity that is gone', () => {
    const rows = monthlyReturns(
      series([
        ['2024-01-31', -5],
        ['2024-02-29', 10],
      ]),
      100,
    );
    expect(rows[0]?.months.slice(0, 2)).toEqual([-1.05, null]);
  });

  test('a run without bars has no months', () => {
    expect(monthlyReturns(series([]), 100)).toEqual([]);
  });
});
