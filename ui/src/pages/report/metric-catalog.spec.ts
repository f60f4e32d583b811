import { expect, test } from 'vitest';
import { formatMetric, presentGroups } from './metric-catalog.ts';

test('figures are shown in their unit, and missing ones as a dash', () => {
  expect(formatMetric('-12.5', 'signed-money')).toBe('−12.50');
  expect(formatMetric(0.1234, 'signed-percent')).toBe('+12.34%');
  expect(formatMetric(-1.25, 'ratio')).toBe('−1.25');
  expect(formatMetric(3.2, 'days')).toBe('3.2 d');
  expect(formatMetric(null, 'ratio')).toBe('–');
});

test('groups without any figure are left out', () => {
  const groups = presentGroups({ totalReturn: 0.1, sharpe: null, sortino: null, alpha: null });
  expect(groups.map((group) => group.title)).toEqual(['Return']);
});
