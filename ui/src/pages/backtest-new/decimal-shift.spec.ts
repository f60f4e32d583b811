import { expect, test } from 'vitest';
import { isDecimal, shift } from './decimal-shift.ts';

test('moves the point without rounding', () => {
  expect(shift('0.1', -2)).toBe('0.001');
  expect(shift('12.5', -2)).toBe('0.125');
  expect(shift('0.001', 2)).toBe('0.1');
  expect(shift('100', -2)).toBe('1');
  expect(shift('5', 2)).toBe('500');
  expect(shift('-.5', -2)).toBe('-0.005');
  expect(shift('0.00', -2)).toBe('0');
});

test('refuses what is not a decimal number', () => {
  for (const text of ['', '.', 'abc', '1e5', '1,5', '1.2.3']) expect(shift(text, 0)).toBeNull();
  expect(isDecimal('007.50')).toBe(true);
});
