import { expect, test } from 'vitest';
import { stepKeys } from './shortcuts.ts';

test('a single key completes at once', () => {
  expect(stepKeys('', 'n')).toEqual({ pending: '', hit: 'n' });
});

test('two keys complete one after another', () => {
  expect(stepKeys('', 'g')).toEqual({ pending: 'g' });
  expect(stepKeys('g', 's')).toEqual({ pending: '', hit: 'g s' });
});

test('a wrong second key starts over, and counts on its own', () => {
  expect(stepKeys('g', 'x')).toEqual({ pending: '' });
  expect(stepKeys('g', 'n')).toEqual({ pending: '', hit: 'n' });
  expect(stepKeys('g', 'g')).toEqual({ pending: 'g' });
});
