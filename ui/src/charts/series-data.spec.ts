import { expect, test } from 'vitest';
import { hasTimeOfDay, toSeries } from './series-data.ts';

test('keeps the last of the points within one second', () => {
  const rows = [
    { time: 1000, v: '1' },
    { time: 1500, v: '2' },
    { time: 2000, v: '3' },
  ];
  expect(toSeries(rows, (row) => row.v)).toEqual([
    { time: 1, value: 2 },
    { time: 2, value: 3 },
  ]);
});

test('leaves out values that are not numbers', () => {
  expect(
    toSeries(
      [
        { time: 0, v: null },
        { time: 1000, v: Number.NaN },
        { time: 2000, v: 0 },
      ],
      (row) => row.v,
    ),
  ).toEqual([{ time: 2, value: 0 }]);
});

test('daily stamps have no time of day', () => {
  expect(hasTimeOfDay([0, 86_400_000])).toBe(false);
  expect(hasTimeOfDay([0, 3_600_000])).toBe(true);
});
