import { expect, test } from 'vitest';
import { sparklinePath } from './sparkline-path.ts';

test('the largest value touches the top, zero the bottom', () => {
  expect(sparklinePath([0, 5, 10], 100, 20)).toBe('M0.0 20.0L50.0 10.0L100.0 0.0');
});

test('one value is no line, and all zeros are a flat one', () => {
  expect(sparklinePath([1], 100, 20)).toBe('');
  expect(sparklinePath([0, 0], 100, 20)).toBe('M0.0 20.0L100.0 20.0');
});
