import { expect, test } from 'vitest';
import type { TradeRow } from '../api/types.ts';
import { lastAtOrBefore, tradeMarkers } from './trade-markers.ts';

const trade = (entryTime: number, exitTime: number, pnl = '1'): TradeRow => ({
  symbol: 'X',
  side: 'long',
  quantity: '1',
  entryTime,
  entryPrice: '1',
  exitTime,
  exitPrice: '1',
  fees: '0',
  pnl,
  bars: 1,
});

test('lastAtOrBefore finds the bar that holds a time', () => {
  const times = [10, 20, 30];
  expect([5, 10, 19, 20, 99].map((time) => lastAtOrBefore(times, time))).toEqual([-1, 0, 0, 1, 2]);
});

test('marks sit on the bar that holds their time', () => {
  expect(tradeMarkers([trade(12, 25, '-1')], [10, 20, 30], 10)).toEqual([
    { time: 10, kind: 'long', count: 1 },
    { time: 20, kind: 'loss', count: 1 },
  ]);
});

test('marks outside the loaded bars are left out', () => {
  expect(tradeMarkers([trade(1, 25), trade(35, 99)], [10, 20, 30], 10)).toEqual([
    { time: 20, kind: 'win', count: 1 },
    { time: 30, kind: 'long', count: 1 },
  ]);
});

test('many marks share bars and count, and none is lost', () => {
  const times = Array.from({ length: 1000 }, (_, index) => index * 10);
  const trades = times.slice(0, -1).map((time) => trade(time, time + 10));
  const marks = tradeMarkers(trades, times, 100);
  expect(marks.length).toBeLessThanOrEqual(100);
  expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(2 * trades.length);
});
