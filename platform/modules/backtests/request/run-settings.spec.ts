import { expect, test } from 'vitest';
import { DEFAULT_RUN_CONFIG } from '@paddock/platform/core';
import { listOf, runSettings } from './run-settings.ts';

test('an empty request gives the defaults', () => {
  expect(runSettings({ dataset: 'x' }, ['A'])).toEqual(DEFAULT_RUN_CONFIG);
});

test('what is given replaces its default and leaves the others', () => {
  const { costs, limits, cash } = runSettings({ dataset: 'x', cash: '5', costs: { slippageBps: 2 }, limits: { allowShort: false } }, ['A']);
  expect(costs).toEqual({ ...DEFAULT_RUN_CONFIG.costs, slippageBps: 2 });
  expect(limits).toEqual({ allowShort: false });
  expect(cash).toBe('5');
});

test('tiers ascend and only the last has no end', () => {
  const withTiers =
    (...ends: (string | null)[]) =>
    () =>
      runSettings({ dataset: 'x', costs: { commission: { kind: 'tiered', tiers: ends.map((upTo) => ({ upTo, rate: '0.001' })) } } }, ['A']);
  expect(withTiers('5', '10', null)).not.toThrow();
  expect(withTiers('5', '10')).toThrow('costs.commission.tiers.1.upTo must be null: the last tier has no end');
  expect(withTiers(null, null)).toThrow('costs.commission.tiers.0.upTo must be an amount: only the last tier is null');
  expect(withTiers('10', '5', null)).toThrow('costs.commission.tiers.1.upTo 5 must be more than 10');
});

test('allowed symbols are among those of the backtest', () => {
  const run = () => runSettings({ dataset: 'x', limits: { allowedSymbols: ['A', 'C'] } }, ['A', 'B']);
  expect(run).toThrow('limits.allowedSymbols has "C", which is not among the symbols of this backtest: A, B');
});

test('long lists are cut and counted', () => {
  expect(listOf(Array.from({ length: 23 }, (_, i) => `S${i}`))).toMatch(/^S0, .*S19 and 3 more$/);
});
