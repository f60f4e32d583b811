import { expect, test } from 'vitest';
import { estimateBars } from './estimate-bars.ts';

const symbol = (name: string, firstTime: number, lastTime: number, rows: number) => ({
  symbol: name,
  firstTime,
  lastTime,
  rows,
  priceDecimals: 2,
  quantityDecimals: 0,
  gaps: 0,
});
const symbols = [symbol('A', 0, 100, 1000), symbol('B', 50, 100, 500)];
const all = { symbols, chosen: null, from: 0, to: 100, base: '1d', timeframe: '1d' };

test('counts the bars of the chosen symbols in the range', () => {
  expect(estimateBars(all)).toBe(1500);
  expect(estimateBars({ ...all, chosen: ['B'] })).toBe(500);
  expect(estimateBars({ ...all, to: 50 })).toBe(500);
});

test('a longer timeframe has fewer bars', () => {
  expect(estimateBars({ ...all, base: '1h', timeframe: '1d' })).toBe(63);
});
