import { describe, expect, test } from 'vitest';
import { PnlHistogram } from './pnl-histogram.ts';

function barsOf(values: readonly number[]): { readonly gains: number; readonly losses: number; readonly trades: number } {
  const histogram = new PnlHistogram(Math.min(0, ...values), Math.max(0, ...values));
  for (const value of values) histogram.add(value);
  const { markup } = histogram.chart();
  const counted = [...markup.matchAll(/<title>(\d+) trade/g)].map(([, number]) => Number(number));
  return { gains: markup.split('gain-bar').length - 1, losses: markup.split('loss-bar').length - 1, trades: counted.reduce((sum, number) => sum + number, 0) };
}

describe('histogram of trade results', () => {
  test('counts every trade once, losers left of zero', () => {
    expect(barsOf([-10, -10, 30])).toEqual({ gains: 1, losses: 1, trades: 3 });
    expect(barsOf(Array.from({ length: 1000 }, (_, index) => Math.sin(index) * 7))).toMatchObject({ trades: 1000 });
  });

  test('works with winners only, losers only and zeros only', () => {
    expect(barsOf([1, 2, 3])).toMatchObject({ losses: 0, trades: 3 });
    expect(barsOf([-1, -2, -3])).toMatchObject({ trades: 3, gains: 0 });
    expect(barsOf([0, 0])).toEqual({ gains: 1, losses: 0, trades: 2 });
  });
});
