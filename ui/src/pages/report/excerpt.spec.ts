import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const text = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`).join('\n');

test('shows three lines on either side', () => {
  expect(excerptOf(text, 5).map((line) => line.number)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(excerptOf(text, 1)[0]).toEqual({ number: 1, line: 'line 1' });
  expect(excerptOf(text, 10)).toHaveLength(4);
});

test('a place outside the text has no excerpt', () => {
  expect(excerptOf(text, 0)).toEqual([]);
  expect(excerptOf(text, 11)).toEqual([]);
});
