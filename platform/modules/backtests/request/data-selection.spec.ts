import { expect, test } from 'vitest';
import { type DatasetFacts, selectData } from './data-selection.ts';
import type { CreateBacktestDto } from './create-backtest.dto.ts';

const day = 86_400_000;
const daily: DatasetFacts = {
  timeframe: '1d',
  timeframeMs: day,
  symbols: [
    { symbol: 'AAPL', firstTime: 100 * day, lastTime: 900 * day },
    { symbol: 'GOOG', firstTime: 300 * day, lastTime: 1_000 * day },
  ],
};
const select = (request: Partial<CreateBacktestDto>, facts = daily) => selectData({ dataset: 'x', ...request }, facts);

test('everything left open means all of it', () => {
  expect(select({})).toEqual({ symbols: ['AAPL', 'GOOG'], timeframe: '1d', from: 100 * day, to: 1_000 * day });
});

test('the range defaults to that of the chosen symbols, in the order given', () => {
  expect(select({ symbols: ['GOOG'] })).toEqual({ symbols: ['GOOG'], timeframe: '1d', from: 300 * day, to: 1_000 * day });
  expect(select({ symbols: ['GOOG', 'AAPL'] }).symbols).toEqual(['GOOG', 'AAPL']);
});

test('a symbol that the dataset lacks is refused with those it has', () => {
  expect(() => select({ symbols: ['AAPL', 'MSFT'] })).toThrow('symbol "MSFT" is not in the dataset; it has AAPL, GOOG');
});

test('a range outside the data says where the data is', () => {
  expect(() => select({ from: 1_001 * day })).toThrow('is after the last bar of the chosen symbols at 1972-09-27');
  expect(() => select({ to: 99 * day })).toThrow('is before the first bar of the chosen symbols at 1970-04-11');
  expect(() => select({ from: 500 * day, to: 400 * day })).toThrow('is after to');
});

test('a timeframe is a multiple of the bars, or a calendar period of days', () => {
  expect(select({ timeframe: '5d' }).timeframe).toBe('5d');
  expect(select({ timeframe: '1mo' }).timeframe).toBe('1mo');
  expect(() => select({ timeframe: '1h' })).toThrow('timeframe 1h cannot be made from bars of 1d');
  expect(() => select({ timeframe: '7m' }, { ...daily, timeframe: '5m', timeframeMs: 300_000 })).toThrow('it must be a multiple of it');
  expect(() => select({ timeframe: 'soon' })).toThrow('timeframe "soon" is not known');
});
