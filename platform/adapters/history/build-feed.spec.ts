import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsOf, feedRows, importText, temporaryFolder } from './bar-reader.contract.ts';
import { buildFeed } from './build-feed.ts';
import { openFeed } from './feed-file.ts';

const DAY_MS = 86_400_000;
const HEADER = 'symbol,date,open,high,low,close,volume\n';
const row = (symbol: string, day: number, close = 10): string => `${symbol},${new Date(day * DAY_MS).toISOString().slice(0, 10)},10,12,9,${close},${day}`;

describe('buildFeed', () => {
  test('merges symbols by time and the order they were asked for', async () => {
    const bars = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.nat(60)), {
      minLength: 1,
      maxLength: 150,
      selector: ([symbol, day]) => `${symbol}${day}`,
    });
    await fc.assert(
      fc.asyncProperty(bars, fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 1 }), async (list, wanted) => {
        const dataset = await importText(HEADER + list.map(([symbol, day]) => row(symbol, day)).join('\n'));
        const symbols = wanted.filter((symbol) => dataset.source.symbol(symbol));
        fc.pre(symbols.length > 0);
        const { path: file, meta } = await buildFeed({ source: dataset.source, symbols }, temporaryFolder());
        const expected = symbols
          .flatMap((symbol, index) => barsOf(dataset, symbol).map(([time, ...rest]) => [time, index, ...rest]))
          .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
        expect(feedRows(file)).toEqual(expected);
        expect(meta).toMatchObject({
          rows: expected.length,
          firstTime: expected[0]?.[0],
          lastTime: expected.at(-1)?.[0],
          timeStamps: new Set(expected.map((each) => each[0])).size,
        });
        expect(meta.instruments.map((instrument) => instrument.symbol)).toEqual(symbols);
      }),
      { numRuns: 25 },
    );
  });

  test('cuts chunks between time stamps and states the largest', async () => {
    const symbols = Array.from({ length: 3_000 }, (_, index) => `S${String(index).padStart(4, '0')}`);
    const { source } = await importText(HEADER + [1, 2, 3, 4].flatMap((day) => symbols.map((symbol) => row(symbol, day))).join('\n'));
    const { path: file, meta } = await buildFeed({ source }, temporaryFolder());
    expect(meta.chunks).toEqual([
      { offset: 0, rows: 6_000 },
      { offset: 6_000 * 56, rows: 6_000 },
    ]);
    expect(meta.maxRows).toBe(6_000);
    expect(feedRows(file)).toHaveLength(12_000);
    expect(fs.statSync(file).size).toBe(12_000 * 56);
  });

  test('a chunk grows when one time stamp alone is larger', async () => {
    const symbols = Array.from({ length: 8_500 }, (_, index) => `S${index}`);
    const { source } = await importText(HEADER + [1, 2].flatMap((day) => symbols.map((symbol) => row(symbol, day))).join('\n'));
    const { path: file, meta } = await buildFeed({ source }, temporaryFolder());
    expect(meta).toMatchObject({ maxRows: 8_500, timeStamps: 2, chunks: [{ rows: 8_500 }, { rows: 8_500 }] });
    expect(feedRows(file)).toHaveLength(17_000);
  });

  test('is cached by content and request', async () => {
    const directory = temporaryFolder();
    const { source } = await importText(HEADER + [row('A', 1), row('A', 2), row('B', 1)].join('\n'));
    const first = await buildFeed({ source }, directory);
    expect(first.wasBuilt).toBe(true);
    expect(await buildFeed({ source }, directory)).toEqual({ ...first, wasBuilt: false });
    const again = await importText(HEADER + [row('B', 1), row('A', 2), row('A', 1)].join('\n'));
    expect(await buildFeed({ source: again.source }, directory)).toEqual({ ...first, wasBuilt: false });
    const others = await Promise.all(
      [{ symbols: ['A'] }, { symbols: ['B', 'A'] }, { timeframe: '1w' }, { from: 2 * DAY_MS }, { to: 1 * DAY_MS }].map((request) =>
        buildFeed({ source, ...request }, directory),
      ),
    );
    expect(new Set([first.path, ...others.map((other) => other.path)]).size).toBe(6);
    expect(fs.readdirSync(directory).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  test('two builders of one feed at the same time both get it whole', async () => {
    const directory = temporaryFolder();
    const { source } = await importText(HEADER + Array.from({ length: 3_000 }, (_, day) => row('A', day)).join('\n'));
    const built = await Promise.all([1, 2, 3].map(() => buildFeed({ source }, directory)));
    for (const { path: file } of built) expect(feedRows(file)).toHaveLength(3_000);
    expect(fs.readdirSync(directory)).toHaveLength(2);
  });

  test('takes bars from first to last time, both included', async () => {
    const { source } = await importText(HEADER + [1, 2, 3, 4, 5].map((day) => row('A', day)).join('\n'));
    const { path: file } = await buildFeed({ source, from: 2 * DAY_MS, to: 4 * DAY_MS }, temporaryFolder());
    expect(feedRows(file).map((each) => (each[0] ?? 0) / DAY_MS)).toEqual([2, 3, 4]);
  });

  test('states the decimals of adjusted prices for the symbols that are adjusted', async () => {
    const { source } = await importText(HEADER + ['A', 'B'].flatMap((symbol) => [1, 2, 3].map((day) => row(symbol, day, 10.25))).join('\n'));
    const actions = [{ symbol: 'A', date: 2 * DAY_MS, dividend: 0, split: 3 }];
    const { path: file, meta } = await buildFeed({ source, actions, adjustment: 'split' }, temporaryFolder());
    expect(meta.instruments.map((instrument) => instrument.priceDecimals)).toEqual([6, 2]);
    expect(meta.adjustment).toBe('split');
    expect(meta.dataVersion).not.toBe(source.meta.version);
    expect(feedRows(file)[0]?.slice(2)).toEqual([3.333333, 4, 3, 3.416667, 3]);
  });

  test('a request that the dataset cannot serve names the value and what there is', async () => {
    const { source } = await importText(HEADER + [1, 2, 3].map((day) => row('A', day)).join('\n'));
    const build = (request: object) => buildFeed({ source, ...request }, temporaryFolder());
    await expect(build({ symbols: ['Z'] })).rejects.toThrow('symbol "Z" is not in the dataset; it has A');
    await expect(build({ timeframe: '1h' })).rejects.toThrow('timeframe 1h cannot be made from bars of 1d: it must be a multiple of it');
    await expect(build({ timeframe: 'soon' })).rejects.toThrow('timeframe "soon" is not known');
    await expect(build({ adjustment: 'magic' })).rejects.toThrow('adjustment "magic" is not known; use raw, split, total');
    await expect(build({ from: 9 * DAY_MS })).rejects.toThrow(
      'no bars between 1970-01-10T00:00:00.000Z and the end; the chosen symbols have bars from 1970-01-02',
    );
  });
});

describe('OpenFeed', () => {
  test('refuses chunks that do not exist, small targets and cut-off files', async () => {
    const directory = temporaryFolder();
    const { source } = await importText(HEADER + [1, 2, 3].map((day) => row('A', day)).join('\n'));
    const { path: file } = await buildFeed({ source }, directory);
    const feed = openFeed(file);
    expect(() => feed.readChunk(1, new Float64Array(21))).toThrow('chunk 1 does not exist: the feed has chunks 0 to 0');
    expect(() => feed.readChunk(0, new Float64Array(20))).toThrow('the target holds 20 numbers; chunk 0 needs 21');
    fs.truncateSync(file, 100);
    expect(() => feed.readChunk(0, new Float64Array(21))).toThrow(`feed file ${path.join(directory, path.basename(file))} is cut off in chunk 0`);
    feed.close();
  });
});
