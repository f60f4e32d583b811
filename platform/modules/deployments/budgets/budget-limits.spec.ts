import { expect, test } from 'vitest';
import { DEFAULT_LIVE_BUDGETS } from '../../../adapters/runner/index.ts';
import { type BudgetLevel, builtInLimits, effectiveLimits, liveBudgetsOf } from './budget-limits.ts';

const builtIn = builtInLimits(128);

test('without any setting the built-in limits hold', () => {
  const limits = effectiveLimits([], builtIn);
  expect(limits.heapMb).toEqual({ value: 128, from: 'built-in' });
  expect(liveBudgetsOf(limits)).toMatchObject({ cpu: DEFAULT_LIVE_BUDGETS.cpu, sandbox: { heapBytes: 134_217_728 } });
});

test('the most specific setting wins, limit by limit, in whatever order they come', () => {
  const levels: BudgetLevel[] = [
    { scope: 'deployment', limits: { ordersPerMinute: 4 } },
    { scope: 'default', limits: { ordersPerMinute: 1, logsPerMinute: 1, stateKb: 1, cpuCapMs: 500 } },
    { scope: 'version', limits: { ordersPerMinute: 3, logsPerMinute: 3 } },
    { scope: 'user', limits: { ordersPerMinute: 2, logsPerMinute: 2, stateKb: 2 } },
  ];
  for (const order of [levels, levels.toReversed()])
    expect(effectiveLimits(order, builtIn)).toMatchObject({
      ordersPerMinute: { value: 4, from: 'deployment' },
      logsPerMinute: { value: 3, from: 'version' },
      stateKb: { value: 2, from: 'user' },
      cpuCapMs: { value: 500, from: 'default' },
      plotsPerMinute: { from: 'built-in' },
    });
});

test('nobody gets more memory than the installation gives to one strategy', () => {
  expect(effectiveLimits([{ scope: 'user', limits: { heapMb: 4000 } }], builtIn).heapMb).toEqual({ value: 128, from: 'user' });
});

test('a strategy is warned at three quarters of what stops it', () => {
  const budgets = liveBudgetsOf(effectiveLimits([{ scope: 'default', limits: { ordersPerMinute: 100, cpuCapMs: 8000 } }], builtIn));
  expect(budgets.ordersPerMinute).toEqual({ soft: 75, hard: 100 });
  expect(budgets.cpu).toMatchObject({ capMs: 8000, warnBelowMs: 2000 });
});
