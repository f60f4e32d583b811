import { expect, test } from 'vitest';
import { equityText } from './equity-text.ts';

test.each([
  [100_000, '100000'],
  [99_999.5, '99999.5'],
  [0.1 + 0.2, '0.3'],
  [-12.25, '-12.25'],
  [1e-9, '0'],
  [-1e-9, '0'],
  [1e15, '1000000000000000'],
  [123_456.123_456_789_1, '123456.12345679'],
])('%d is %s', (value, text) => {
  expect(equityText(value)).toBe(text);
});
