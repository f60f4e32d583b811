import { describe, expect, test } from 'vitest';
import { detectMapping, type DetectedMapping, type MappingChoice } from './column-mapping.ts';
import { detectDialect } from './csv-dialect.ts';
import type { TimeFormat } from './time-text.ts';

function detect(text: string, choice: MappingChoice = {}, format?: TimeFormat): DetectedMapping & { readonly delimiter: string; readonly hasHeader: boolean } {
  const dialect = detectDialect(Buffer.from(text), true);
  return { ...detectMapping(dialect, choice, format), delimiter: dialect.delimiter, hasHeader: dialect.hasHeader };
}

describe('column detection', () => {
  test('finds an unnamed index column with dates', () => {
    expect(detect(',Open,High,Low,Close,Volume\n2004-08-19,100,104.06,95.96,100.34,22351900\n')).toMatchObject({
      columns: { time: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 },
      timeFormat: 'iso',
    });
  });

  test('finds Yahoo columns and leaves the adjusted close alone', () => {
    expect(detect('Date,Open,High,Low,Close,Adj Close,Volume\n1996-04-12,1,2,1,2,0.5,408720000\n').columns).toEqual({
      time: 0,
      open: 1,
      high: 2,
      low: 3,
      close: 4,
      volume: 6,
    });
  });

  test('finds symbols, dividends and splits whatever the case of the names', () => {
    expect(detect('TICKER,TimeStamp,OPEN,HIGH,LOW,CLOSE,VOLUME,Dividends,Stock Splits\nT,2020-01-02,1,2,1,2,5,0,0\n').columns).toEqual({
      symbol: 0,
      time: 1,
      open: 2,
      high: 3,
      low: 4,
      close: 5,
      volume: 6,
      dividend: 7,
      split: 8,
    });
  });

  test('joins a date and a time column, named or not', () => {
    expect(detect('<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<TICKVOL>\n2012.02.01,00:00,1,2,1,2,5\n').columns).toMatchObject({
      time: 0,
      clock: 1,
      open: 2,
      volume: 6,
    });
    expect(detect('Date,Open,High,Low,Close,Volume,OpenInterest\n2006-01-02,09:01:00,3602.00,3603.00,3597.00,3599.00,5699,0\n').columns).toMatchObject({
      time: 0,
      clock: 1,
      open: 2,
      volume: 6,
    });
  });

  test.each([
    ['2020-01-02,1,2,1,2,5', { time: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 }, 'iso', ','],
    ['NAN;20200102;1;2;1;2;5', { symbol: 0, time: 1, open: 2, high: 3, low: 4, close: 5, volume: 6 }, 'compact', ';'],
    ['1577836800000\t7000\t7100\t6900\t7050\t12.5', { time: 0, open: 1, high: 2, low: 3, close: 4, volume: 5 }, 'epoch', '\t'],
    ['20040601 00:00,1.2,1.3,1.1,1.2', { time: 0, open: 1, high: 2, low: 3, close: 4 }, 'compact', ','],
    ['2012.02.01,00:05,1.57,1.58,1.56,1.57,9', { time: 0, clock: 1, open: 2, high: 3, low: 4, close: 5, volume: 6 }, 'iso', ','],
  ])('reads %j without a header', (row, columns, timeFormat, delimiter) => {
    expect(detect(`${row}\n${row}\n`)).toMatchObject({ columns, timeFormat, delimiter, hasHeader: false });
  });

  test('sees decimal commas behind semicolons', () => {
    expect(detect('date;open;high;low;close\n2020-01-02;1,25;2,5;1;2,125\n')).toMatchObject({ delimiter: ';', decimalComma: true });
    expect(detect('date;open;high;low;close\n2020-01-02;1.25;2.5;1;2.125\n')).toMatchObject({ delimiter: ';', decimalComma: false });
  });

  test('tells day-first from month-first when one date decides it, and asks when none does', () => {
    const header = 'date,open,high,low,close\n';
    expect(detect(`${header}01/02/2020,1,2,1,2\n13/02/2020,1,2,1,2\n`).timeFormat).toBe('day-first');
    expect(detect(`${header}01/02/2020,1,2,1,2\n01/13/2020,1,2,1,2\n`).timeFormat).toBe('month-first');
    expect(() => detect(`${header}01/02/2020,1,2,1,2\n`)).toThrow('dates such as "01/02/2020" can be read as day/month or month/day');
    expect(detect(`${header}01/02/2020,1,2,1,2\n`, {}, 'day-first').timeFormat).toBe('day-first');
  });

  test('takes columns by name or index from the user', () => {
    const text = 'when,a,b,c,d,qty\n2020-01-02,1,2,1,2,5\n';
    expect(detect(text, { time: 'WHEN', open: 'a', high: 'b', low: 'c', close: 4, volume: 'qty' }).columns).toEqual({
      time: 0,
      open: 1,
      high: 2,
      low: 3,
      close: 4,
      volume: 5,
    });
    expect(() => detect(text)).toThrow('no column found for time, open, high, low; the columns are "when", "a", "b", "c", "d", "qty"');
    expect(() => detect(text, { open: 'x' })).toThrow('column "x" chosen for open does not exist');
  });

  test('says what is wrong with files that are no tables', () => {
    expect(() => detect('')).toThrow('the file is empty');
    expect(() => detect('hello world\n')).toThrow('no separator');
    expect(() => detect('date,open,high,low,close\n')).toThrow('has a header but no rows');
    expect(() => detect('d\0a\0t\0e\0')).toThrow('not UTF-8 text');
    expect(() => detect('date,open,high,low,close\nyesterday,1,2,1,2\n')).toThrow(
      '"yesterday" in column "date" is no date that can be read; formats are iso, compact',
    );
  });
});
