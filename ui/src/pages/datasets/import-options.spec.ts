import { expect, test } from 'vitest';
import { fromRoles, mappingProblem, suggestedName, toMapping, toOptions } from './import-options.ts';

const columns = ['Date', 'Open', 'High', 'Low', 'Close', 'Adj Close', 'Volume'];
const mapping = { time: 'Date', open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume' };

test('a guess and back is the same guess', () => {
  const roles = toMapping({ columns, mapping });
  expect(roles['Adj Close']).toBe('ignore');
  expect(fromRoles(roles)).toEqual({ time: 'Date', open: 'Open', high: 'High', low: 'Low', close: 'Close', volume: 'Volume' });
});

test('says which columns are still missing', () => {
  expect(mappingProblem(toMapping({ columns, mapping }))).toBeUndefined();
  expect(mappingProblem({ Date: 'time', Open: 'open', High: 'high', Low: 'low' })).toBe('Choose the column for Close.');
  expect(mappingProblem({})).toBe('Choose the columns for Date or time, Open, High, Low, Close.');
});

test('takes a name from the folder or the file', () => {
  expect(suggestedName([{ name: 'goog.csv.gz', webkitRelativePath: '' }])).toBe('goog');
  expect(
    suggestedName([
      { name: 'A.csv', webkitRelativePath: 'sp500/A.csv' },
      { name: 'B.csv', webkitRelativePath: 'sp500/B.csv' },
    ]),
  ).toBe('sp500');
});

test('options leave out what was not said', () => {
  expect(toOptions({ name: ' x ', roles: {}, timeframe: null, timezone: 'UTC', symbol: '', datasetId: undefined })).toEqual({
    name: 'x',
    mapping: {},
    timezone: 'UTC',
  });
  expect(toOptions({ name: 'x', roles: {}, timeframe: '1d', timezone: 'UTC', symbol: 'A', datasetId: 'd' })).toEqual({
    datasetId: 'd',
    mapping: {},
    timeframe: '1d',
    timezone: 'UTC',
    symbol: 'A',
  });
});
