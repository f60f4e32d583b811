import { expect, test } from 'vitest';
import { filterSymbols, parseSymbolList } from './filter-symbols.ts';

const symbols = ['AAPL', 'AMZN', 'PAAS', 'MSFT'];

test('symbols that begin with the text come before those that contain it', () => {
  expect(filterSymbols(['PAAS', 'AAPL', 'MSFT'], 'aa')).toEqual(['AAPL', 'PAAS']);
});

test('an empty search keeps all', () => {
  expect(filterSymbols(symbols, '  ')).toBe(symbols);
});

test('a pasted list finds exactly its symbols', () => {
  expect(filterSymbols(symbols, 'msft, aapl;NONE')).toEqual(['AAPL', 'MSFT']);
  expect(parseSymbolList('AAPL')).toEqual([]);
  expect(parseSymbolList('A, B\nA')).toEqual(['A', 'B']);
});
