import { expect, test } from 'vitest';
import { MOST_MARKS } from './marks.ts';
import { readCounts } from './read-counts.ts';

test('counts in their ranges are taken', () => {
  const counts = { lines: [[0, 3]], callbacks: [[MOST_MARKS, 1]] };
  expect(readCounts(counts)).toEqual(counts);
});

test.each([
  null,
  'text',
  { lines: [] },
  { lines: [[1]], callbacks: [] },
  { lines: [[-1, 1]], callbacks: [] },
  { lines: [[1.5, 1]], callbacks: [] },
  { lines: [[1, 0]], callbacks: [] },
  { lines: [[1, Number.MAX_VALUE]], callbacks: [] },
  { lines: [[MOST_MARKS + 1, 1]], callbacks: [] },
  { lines: Array.from({ length: MOST_MARKS + 2 }, () => [1, 1]), callbacks: [] },
])('nonsense of a lying process is nothing: %#', (value) => {
  expect(readCounts(value)).toBeUndefined();
});
