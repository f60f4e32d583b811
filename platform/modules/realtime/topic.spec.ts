import { expect, test } from 'vitest';
import { conflationKey, isTopic } from './topic.ts';

test('knows the forms of topics', () => {
  expect(['backtests', 'backtest:9e2b5e25-a104', 'deployments', 'deployment:9e2b', 'import:1'].every(isTopic)).toBe(true);
  expect(['', 'backtest', 'backtest:', 'users', 'import:a b', 7, undefined].some(isTopic)).toBe(false);
});

test('updates are told apart by topic and id', () => {
  expect(conflationKey({ topic: 'backtests', data: { id: 'a' } })).not.toBe(conflationKey({ topic: 'backtests', data: { id: 'b' } }));
  expect(conflationKey({ topic: 'backtests', data: { id: 'a', progress: 1 } })).toBe(conflationKey({ topic: 'backtests', data: { id: 'a', progress: 2 } }));
});
