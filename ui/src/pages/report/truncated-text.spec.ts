import { expect, test } from 'vitest';
import { truncatedText } from './truncated-text.ts';

test('what was not kept is named with its number', () => {
  expect(truncatedText({ orders: 1, fills: 0, trades: 0, logs: 12_345, plots: 2 })).toBe('1 order, 12,345 log lines and 2 plot points');
  expect(truncatedText({ fills: 3 })).toBe('3 fills');
});

test('a whole report has nothing to say', () => {
  expect(truncatedText({ orders: 0, logs: 0 })).toBeUndefined();
  expect(truncatedText(undefined)).toBeUndefined();
});
