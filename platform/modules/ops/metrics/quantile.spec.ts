import { expect, test } from 'vitest';
import { type Buckets, quantileOf } from './quantile.ts';

const buckets: Buckets = [
  [1, 50],
  [2, 90],
  [4, 100],
  [Number.POSITIVE_INFINITY, 100],
];

test('the quantile lies inside its bucket', () => {
  expect(quantileOf(buckets, 0.5)).toBe(1);
  expect(quantileOf(buckets, 0.7)).toBe(1.5);
  expect(quantileOf(buckets, 0.99)).toBeCloseTo(3.8);
});

test('beyond the last bound the bound itself is told, and nothing is 0', () => {
  expect(
    quantileOf(
      [
        [1, 1],
        [Number.POSITIVE_INFINITY, 100],
      ],
      0.99,
    ),
  ).toBe(1);
  expect(quantileOf([], 0.5)).toBe(0);
});
