import { expect, test } from 'vitest';
import { stability } from './stability.ts';

test('stability is the R squared of the cumulative log returns on time', () => {
  // Levels 1, 3, 2, 4 against 0, 1, 2, 3: covariance sum 4, time sum 5, level sum 5.
  const returns = Float64Array.from([1, 2, -1, 2], (change) => Math.expm1(change));
  expect(stability(returns)).toBeCloseTo(16 / 25, 12);
});

test('stability is undefined once everything was lost', () => {
  expect(stability(Float64Array.of(0.1, -1, 0.1))).toBeNull();
});
