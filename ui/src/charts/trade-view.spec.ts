import { expect, test } from 'vitest';
import { tradeView } from './trade-view.ts';

test('a short trade is shown with at least 25 bars on either side', () => {
  expect(tradeView({ entryTime: 1_000_000, exitTime: 1_600_000, bars: 2 })).toEqual({ from: 1_000_000 - 25 * 300_000, to: 1_600_000 + 25 * 300_000 });
});

test('a long trade is shown with 60 % of its length on either side', () => {
  expect(tradeView({ entryTime: 0, exitTime: 100_000_000, bars: 1000 })).toEqual({ from: -60_000_000, to: 160_000_000 });
});

test('a trade within one bar still has a width', () => {
  const view = tradeView({ entryTime: 500, exitTime: 500, bars: 0 });
  expect(view.to - view.from).toBeGreaterThanOrEqual(120_000);
});
