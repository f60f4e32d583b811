import { expect, test } from 'vitest';
import { editDistance, nearest, suggestion } from './nearest.ts';

test('the distance counts insertions, deletions and substitutions', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('same', 'same')).toBe(0);
});

test('a typing error finds the word that was meant', () => {
  expect(nearest('bactest', ['init', 'backtest', 'check'])).toBe('backtest');
  expect(nearest('pub', ['publish', 'test'])).toBe('publish');
  expect(nearest('xyz', ['init', 'backtest'])).toBeUndefined();
});

test('a suggestion is empty when nothing is close', () => {
  expect(suggestion('chek', ['check'])).toBe('; did you mean "check"?');
  expect(suggestion('zzzzz', ['check'])).toBe('');
});
