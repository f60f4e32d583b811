import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsOf, importText, readAll, temporaryFolder } from './bar-reader.contract.ts';
import { readBarsFile } from './read-bars-file.ts';

const HEADER = 'date,open,high,low,close,volume';
const DAY_MS = 86_400_000;
const day = (text: string): number => Date.parse(text);

describe('import of bars', () => {
  test('keeps prices as the nearest double of their text, and decimals per symbol', async () => {
    const { source } = await importText(
      'symbol,date,open,high,low,close,volume\nA,2020-01-02,1.1000,1.2,1.0,1.15,10.50\nB,2020-01-02,100.0,101.0,99.0,100.0,7\n',
    );
    expect(source.meta.symbols.map(({ symbol, priceDecimals, quantityDecimals, tick }) => ({ symbol, priceDecimals, quantityDecimals, tick }))).toEqual([
      { symbol: 'A', priceDecimals: 4, quantityDecimals: 1, tick: 1 },
      { symbol: 'B', priceDecimals: 0, quantityDecimals: 0, tick: 1 },
    ]);
    const a = source.symbol('A');
    expect(a && readAll(source.reader(a))).toEqual([[day('2020-01-02'), 1.1, 1.2, 1.0, 1.15, 10.5]]);
  });

  test('keeps tickers that look like numbers or nothing as text', async () => {
    const tickers = ['NAN', 'INF', 'T', 'NULL', 'TRUE', '1E5', '600519', 'None'];
    const { source } = await importText(`ticker,date,open,high,low,close,volume\n${tickers.map((ticker) => `${ticker},2020-01-02,1,2,1,2,5`).join('\n')}`);
    expect(source.meta.symbols.map((symbol) => symbol.symbol)).toEqual(tickers.toSorted());
  });

  test('rejects what cannot be a bar, with line, reason and value', async () => {
    const rows = [
      '2020-01-02,1,2,1,2,5',
      '2020-01-03,x,2,1,2,5',
      '2020-02-30,1,2,1,2,5',
      '2020-01-06,1,2,3,2,5',
      '2020-01-07,3,2,1,2,5',
      '2020-01-08,1,2,1,0.5,5',
      '2020-01-09,0,2,0,2,5',
      '2020-01-10,1,2,null,2,5',
      '2020-01-13,1,2',
      '2020-01-14,1,2,1,2,-5',
    ];
    const { report } = await importText([HEADER, ...rows].join('\r\n'));
    expect(report).toMatchObject({ rowsRead: 10, rowsKept: 1 });
    expect(report.rejected.total).toBe(9);
    expect(report.rejected.listed.map(({ line, reason, message }) => [line, reason, message])).toEqual([
      [3, 'bad-number', 'open "x" is no number'],
      [4, 'bad-date', '"2020-02-30" is no iso time'],
      [5, 'high-below-low', 'high 2 is below low 3'],
      [6, 'outside-high-low', 'open 3 is outside 1..2'],
      [7, 'outside-high-low', 'close 0.5 is outside 1..2'],
      [8, 'non-positive-price', 'open is 0'],
      [9, 'empty-value', 'low is "null"'],
      [10, 'missing-columns', 'the row has 3 columns'],
      [11, 'negative-volume', 'volume is -5'],
    ]);
    expect(report.rejected.byReason).toMatchObject({ 'outside-high-low': 2, 'bad-number': 1 });
  });

  test('the first of two rows for one time stays; the other is reported, and whether it differs', async () => {
    const dataset = await importText(`${HEADER}\n2020-01-03,5,5,5,5,1\n2020-01-02,1,2,1,2,5\n2020-01-02,1,2,1,2,5\n2020-01-02,9,9,9,9,9\n`);
    expect(barsOf(dataset, 'TEST')).toEqual([
      [day('2020-01-02'), 1, 2, 1, 2, 5],
      [day('2020-01-03'), 5, 5, 5, 5, 1],
    ]);
    expect(dataset.report.duplicates).toEqual({
      total: 2,
      differing: 1,
      listed: [
        { file: 'TEST.csv', line: 4, symbol: 'TEST', time: day('2020-01-02'), differs: false },
        { file: 'TEST.csv', line: 5, symbol: 'TEST', time: day('2020-01-02'), differs: true },
      ],
    });
    expect(dataset.report.unsortedRows).toBe(1);
  });

  test('a byte order mark belongs to no field, with and without a header', async () => {
    for (const text of [`\uFEFF${HEADER}\n2020-01-02,1,2,1,2,5\n`, '\uFEFF2020-01-02,1,2,1,2,5\n']) expect((await importText(text)).source.meta.rows).toBe(1);
  });

  test('says why nothing is left', async () => {
    await expect(importText(`${HEADER}\n2020-01-02,1,2,3,2,5\n`)).rejects.toThrow(
      'no usable rows in 1 read; the first was rejected in TEST.csv line 2: high 2 is below low 3',
    );
  });

  test('equal content has the equal version, in any order of rows, symbols and files', async () => {
    const header = 'symbol,date,open,high,low,close,volume\n';
    const rows = ['B,2020-01-02,1,2,1,2,5', 'A,2020-01-03,1.5,2,1,2,5', 'A,2020-01-02,1.5,2,1,2,5'];
    const one = await importText(header + rows.join('\n'));
    const other = await importText(header + rows.toReversed().join('\n'));
    const changed = await importText(header + rows.join('\n').replace('A,2020-01-03,1.5,2', 'A,2020-01-03,1.5,2.1'));
    expect(other.source.meta.version).toBe(one.source.meta.version);
    expect(changed.source.meta.version).not.toBe(one.source.meta.version);
  });

  test('reads a folder of files, gzip or not, and takes symbols from their names', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'AAA-daily.csv'), `${HEADER}\n2020-01-02,1,2,1,2,5\n`);
    fs.writeFileSync(path.join(folder, 'BBB-daily.csv.gz'), gzipSync(`${HEADER}\n2020-01-02,3,4,3,4,5\n`));
    const { source, report } = await readBarsFile(folder, { home: temporaryFolder() });
    expect(source.meta.symbols.map((symbol) => symbol.symbol)).toEqual(['AAA', 'BBB']);
    expect(report.files.map((file) => file.file)).toEqual(['AAA-daily.csv', 'BBB-daily.csv.gz']);
    source.close();
  });

  test('says that a gzip file is cut off', async () => {
    const folder = temporaryFolder();
    const whole = gzipSync(
      `${HEADER}\n${Array.from({ length: 5_000 }, (_, i) => `${new Date(i * DAY_MS).toISOString().slice(0, 10)},1,2,1,2,${i}`).join('\n')}`,
    );
    fs.writeFileSync(path.join(folder, 'cut.csv.gz'), whole.subarray(0, whole.length / 2));
    await expect(readBarsFile(path.join(folder, 'cut.csv.gz'), { home: folder })).rejects.toThrow('damaged or cut-off gzip');
  });

  test('stops when it is aborted and leaves nothing behind', async () => {
    const home = temporaryFolder();
    const file = path.join(home, 'big.csv');
    fs.writeFileSync(file, `${HEADER}\n${'2020-01-02,1,2,1,2,5\n'.repeat(50_000)}`);
    const controller = new AbortController();
    const importing = readBarsFile(file, {
      home,
      signal: controller.signal,
      onProgress: ({ rowsRead }) => rowsRead > 10_000 && controller.abort(new Error('cancelled')),
    });
    await expect(importing).rejects.toThrow('cancelled');
    expect(fs.readdirSync(path.join(home, 'cache/files'))).toEqual([]);
  });

  test('the second reading of a file comes from the cache, unless file or options changed', async () => {
    const home = temporaryFolder();
    const file = path.join(home, 'X.csv');
    fs.writeFileSync(file, `${HEADER}\n2020-01-02 10:00,1,2,1,2,5\n`);
    const read = async (timezone?: string): Promise<number> => {
      const dataset = await readBarsFile(file, { home, ...(timezone === undefined ? {} : { timezone }) });
      dataset.source.close();
      return dataset.source.meta.firstTime;
    };
    expect(await read()).toBe(await read());
    expect(await read('Asia/Kolkata')).toBe((await read()) - 5.5 * 3_600_000);
    expect(fs.readdirSync(path.join(home, 'cache/files'))).toHaveLength(2);
  });

  test('equals a plain sort and first-wins of all rows, whatever the order and the repeats', async () => {
    const row = fc.record({ symbol: fc.constantFrom('A', 'B', 'C'), day: fc.nat(40), price: fc.integer({ min: 1, max: 99_999 }), volume: fc.nat(1_000) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 120 }), async (rows) => {
        const text = rows.map(
          ({ symbol, day: at, price, volume }) =>
            `${symbol},${new Date(at * DAY_MS).toISOString().slice(0, 10)},${[price, price, price, price].map((cents) => (cents / 100).toFixed(2)).join(',')},${volume}`,
        );
        const dataset = await importText(`symbol,${HEADER}\n${text.join('\n')}\n`);
        for (const symbol of new Set(rows.map((each) => each.symbol))) {
          const first = new Map<number, readonly number[]>();
          for (const { day: at, price, volume } of rows.filter((each) => each.symbol === symbol))
            if (!first.has(at)) first.set(at, [at * DAY_MS, price / 100, price / 100, price / 100, price / 100, volume]);
          expect(barsOf(dataset, symbol)).toEqual([...first.values()].toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)));
        }
        expect(dataset.report.rowsKept + dataset.report.duplicates.total).toBe(rows.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('import of several files', () => {
  test('passes over a file that is no table and says so, unless none is one', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'AAA.csv'), `${HEADER}\n2020-01-02,1,2,1,2,5\n`);
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'bought a lot');
    const { source, report } = await readBarsFile(folder, { home: temporaryFolder() });
    expect(source.meta.symbols.map((symbol) => symbol.symbol)).toEqual(['AAA']);
    expect(report.files[1]).toMatchObject({ file: 'notes.txt', problem: expect.stringContaining('no separator') });
    source.close();
    fs.writeFileSync(path.join(folder, 'AAA.csv'), '');
    await expect(readBarsFile(folder, { home: temporaryFolder() })).rejects.toThrow('none of 2 files can be read: AAA.csv: the file is empty');
  });
});
