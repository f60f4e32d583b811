import { expect, test } from 'vitest';
import { rangeText } from './range-text.ts';

test('says what a parameter may be', () => {
  expect(rangeText({ name: 'a', kind: 'int', default: 1, min: 1, max: 9, step: 1 })).toBe('1 to 9');
  expect(rangeText({ name: 'a', kind: 'number', default: 1, min: 0, step: 0.5 })).toBe('from 0, step 0.5');
  expect(rangeText({ name: 'a', kind: 'number', default: 1 })).toBe('any number');
  expect(rangeText({ name: 'a', kind: 'choice', default: 'x', choices: ['x', 'y'] })).toBe('x, y');
  expect(rangeText({ name: 'a', kind: 'string', default: '', maxLength: 8 })).toBe('text, up to 8 characters');
});
