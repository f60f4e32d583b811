import { expect, test } from 'vitest';
import { sortRows } from './sorted-rows.ts';

const trades = [
  { symbol: 'GOOG', pnl: '12.5', exitTime: 3 },
  { symbol: 'AAPL', pnl: '-3', exitTime: 1, tag: 'stop-loss' },
  { symbol: 'MSFT', pnl: '100', exitTime: 2 },
];
const symbols = (rows: readonly unknown[]) => rows.map((row) => (row as { symbol: string }).symbol);

test('decimal texts sort by value, not by their characters', () => {
  expect(symbols(sortRows(trades, 'pnl'))).toEqual(['AAPL', 'GOOG', 'MSFT']);
  expect(symbols(sortRows(trades, '-pnl'))).toEqual(['MSFT', 'GOOG', 'AAPL']);
});

test('texts and times sort both ways', () => {
  expect(symbols(sortRows(trades, 'symbol'))).toEqual(['AAPL', 'GOOG', 'MSFT']);
  expect(symbols(sortRows(trades, '-exitTime'))).toEqual(['GOOG', 'MSFT', 'AAPL']);
});

test('rows without a value come last whichever way', () => {
  expect(symbols(sortRows(trades, 'tag'))[0]).toBe('AAPL');
  expect(symbols(sortRows(trades, '-tag'))[0]).toBe('AAPL');
});

test('a column that does not exist is refused with those that do', () => {
  expect(() => sortRows(trades, 'profit')).toThrow('column "profit" does not exist; columns: exitTime, pnl, symbol, tag');
  expect(sortRows([], 'profit')).toEqual([]);
});
