import { expect, test } from 'vitest';
import { fromRoles, importProblem, isUnreadable, mappingProblem, suggestedName, toMapping, toOptions } from './import-options.ts';

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

test('a file that holds no table is refused in the words of the server', () => {
  const empty = { preview: { columns: [''], rows: [] }, refusal: 'the file is empty' };
  expect(isUnreadable(empty)).toBe(true);
  expect(importProblem(empty, {})).toBe('The file is empty');
  const prose = { preview: { columns: ['hello world'], rows: [['no table']] }, refusal: 'no separator gives at least 5 columns' };
  expect(importProblem(prose, {})).toBe('No separator gives at least 5 columns');
  const headerOnly = { preview: { columns, rows: [] }, refusal: 'the file has a header but no rows' };
  expect(importProblem(headerOnly, {})).toBe('The file has a header but no rows');
});

test('a table whose columns the server does not know is for a person to read', () => {
  const foreign = { preview: { columns: ['a', 'b', 'c', 'd', 'e'], rows: [['1', '2', '3', '4', '5']] }, refusal: 'no column found for time' };
  expect(isUnreadable(foreign)).toBe(false);
  expect(importProblem(foreign, {})).toBe('Choose the columns for Date or time, Open, High, Low, Close.');
  expect(importProblem(foreign, { a: 'time', b: 'open', c: 'high', d: 'low', e: 'close' })).toBe('No column found for time');
  expect(importProblem({ preview: { columns, rows: [['1']] } }, toMapping({ columns, mapping }))).toBeUndefined();
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
