import { expect, test } from 'vitest';
import { budgetPath, limitsText } from './budget-text.ts';

const range = (name: string, unit: string) => ({ name, unit, least: 1, most: 10, meaning: '', builtIn: 1 });

test('a budget has a path of its own', () => {
  expect(budgetPath('default', '')).toBe('/budgets/default');
  expect(budgetPath('version', 'pairs@1.0.0')).toBe('/budgets/versions/pairs%401.0.0');
});

test('what a budget sets is told in the order of the limits', () => {
  expect(limitsText({ orders: 4000, heapMb: 64 }, [range('heapMb', 'MB'), range('cpuCapMs', 'ms'), range('orders', '')])).toBe('heapMb 64 MB · orders 4,000');
  expect(limitsText({}, [range('heapMb', 'MB')])).toBe('nothing');
});
