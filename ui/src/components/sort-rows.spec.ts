import { expect, test } from 'vitest';
import { nextSort, sortRows } from './sort-rows.ts';

test('a header cycles through descending, ascending and the original order', () => {
  const first = nextSort(null, 'pnl');
  expect(first).toEqual({ key: 'pnl', direction: 'desc' });
  const second = nextSort(first, 'pnl');
  expect(second).toEqual({ key: 'pnl', direction: 'asc' });
  expect(nextSort(second, 'pnl')).toBeNull();
  expect(nextSort(second, 'time')).toEqual({ key: 'time', direction: 'desc' });
});

test('numbers sort by value, text by natural order', () => {
  expect(sortRows([10, 9, 100], (n) => n, 'asc')).toEqual([9, 10, 100]);
  expect(sortRows(['S10', 'S9'], (s) => s, 'asc')).toEqual(['S9', 'S10']);
});

test('missing values come last in both directions and equal rows keep their order', () => {
  const rows = [
    { id: 1, v: Number.NaN },
    { id: 2, v: 5 },
    { id: 3, v: 5 },
    { id: 4, v: 9 },
  ];
  expect(sortRows(rows, (row) => row.v, 'asc').map((row) => row.id)).toEqual([2, 3, 4, 1]);
  expect(sortRows(rows, (row) => row.v, 'desc').map((row) => row.id)).toEqual([4, 2, 3, 1]);
});
