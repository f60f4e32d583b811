import { expect, test } from 'vitest';
import { budgetPath, limitLines } from './budget-text.ts';

const range = (name: string, unit: string, meaning: string) => ({ name, unit, least: 1, most: 10, meaning, builtIn: 1 });

test('a budget has a path of its own', () => {
  expect(budgetPath('default', '')).toBe('/budgets/default');
  expect(budgetPath('version', 'pairs@1.0.0')).toBe('/budgets/versions/pairs%401.0.0');
});

test('what a budget sets is told in the words and the order of the form', () => {
  const ranges = [range('heapMb', 'MB', 'memory of the strategy'), range('cpuCapMs', 'ms', 'CPU'), range('orders', '', 'orders in a minute')];
  expect(limitLines({ orders: 4000, heapMb: 64 }, ranges)).toEqual(['Memory of the strategy: 64 MB', 'Orders in a minute: 4,000']);
  expect(limitLines({}, ranges)).toEqual(['Nothing']);
});
