import { expect, test } from 'vitest';
import { endOfDateText, parseDateText, toDateText } from './date-text.ts';

test('dates are UTC in both directions', () => {
  expect(parseDateText('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
  expect(parseDateText('2024-02-29T13:45')).toBe(Date.UTC(2024, 1, 29, 13, 45));
  expect(toDateText(Date.UTC(2024, 1, 29, 13, 45), true)).toBe('2024-02-29T13:45');
  expect(toDateText(Date.UTC(2024, 1, 29, 13, 45), false)).toBe('2024-02-29');
});

test('impossible dates are not numbers', () => {
  expect(parseDateText('2023-02-29')).toBeNaN();
  expect(parseDateText('')).toBeNaN();
});

test('an end date includes its day', () => {
  expect(endOfDateText('2024-01-01')).toBe(Date.UTC(2024, 0, 2) - 1);
  expect(endOfDateText('2024-01-01T10:00')).toBe(Date.UTC(2024, 0, 1, 10));
});
