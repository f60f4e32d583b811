import { expect, test } from 'vitest';
import { refusalText } from './refusal-text.ts';

test('says how many orders were refused', () => {
  expect(refusalText({ placed: 12, refused: 12 })).toBe('All 12 orders were refused');
  expect(refusalText({ placed: 1, refused: 1 })).toBe('The only order was refused');
  expect(refusalText({ placed: 1200, refused: 2 })).toBe('2 of 1,200 orders were refused');
});

test('has nothing to say where none was, or where it was not counted', () => {
  expect(refusalText({ placed: 3, refused: 0 })).toBeUndefined();
  expect(refusalText(undefined)).toBeUndefined();
});
