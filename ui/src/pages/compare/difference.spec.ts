import { expect, test } from 'vitest';
import { differenceOf } from './difference.ts';

const entry = (key: string, format: 'percent' | 'signed-percent' | 'money' | 'ratio' | 'count') => ({ key, label: key, format }) as const;

test('more return is better, more drawdown is worse', () => {
  expect(differenceOf(entry('totalReturn', 'signed-percent'), 0.1, 0.15)).toEqual({ text: '+5.00%', tone: 'pd-up' });
  expect(differenceOf(entry('maxDrawdown', 'percent'), 0.1, 0.15)).toEqual({ text: '+5.00%', tone: 'pd-down' });
  expect(differenceOf(entry('fees', 'money'), '10', '4')).toEqual({ text: '−6.00', tone: 'pd-up' });
});

test('some figures have no better side', () => {
  expect(differenceOf(entry('trades', 'count'), 10, 12)).toEqual({ text: '+2', tone: '' });
  expect(differenceOf(entry('trades', 'count'), 12, 10)).toEqual({ text: '−2', tone: '' });
});

test('nothing is shown without a difference', () => {
  expect(differenceOf(entry('sharpe', 'ratio'), 1, 1).text).toBe('');
  expect(differenceOf(entry('sharpe', 'ratio'), null, 1).text).toBe('');
  expect(differenceOf(entry('sharpe', 'ratio'), 1, 1.0001)).toEqual({ text: '', tone: '' });
});
