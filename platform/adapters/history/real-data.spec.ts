import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { feedRows, importText, readAll, temporaryFolder } from './bar-reader.contract.ts';
import { buildFeed } from './build-feed.ts';
import { openFeed } from './feed-file.ts';
import { readActionsFile } from './read-actions-file.ts';
import { type OpenDataset, readBarsFile, type ReadBarsOptions } from './read-bars-file.ts';

const DATA = path.join(process.env['PADDOCK_SHARED'] ?? '../shared', 'data');
const isMissing = !fs.existsSync(DATA);
const what = `(needs ${DATA})`;
const read = (file: string, options: Partial<ReadBarsOptions> = {}): Promise<OpenDataset> =>
  readBarsFile(path.join(DATA, file), { home: temporaryFolder(), ...options });

/** The single file of a zip archive. */
function unzip(archive: Buffer): string {
  const directory = archive.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const size = archive.readUInt32LE(directory + 20);
  const local = archive.readUInt32LE(directory + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  return inflateRawSync(archive.subarray(start, start + size)).toString('latin1');
}

/** Rows of a daily feed go up by day, and inside a day by instrument. */
function isOrdered(feedPath: string): boolean {
  const feed = openFeed(feedPath);
  const buffer = new Float64Array(feed.meta.maxRows * 7);
  let last = Number.NEGATIVE_INFINITY;
  const chunks = feed.meta.chunks.every((_, index) => {
    const rows = feed.readChunk(index, buffer);
    return buffer.subarray(0, rows).every((time, row) => {
      const key = (time / 86_400_000) * 1e4 + (buffer[rows + row] ?? 0);
      const isNext = key > last;
      last = key;
      return isNext;
    });
  });
  feed.close();
  return chunks;
}

describe.skipIf(isMissing)(`recorded market data ${what}`, () => {
  test.each([
    ['daily/GOOG.csv', 2_148, '1d', 2],
    ['daily/backtrader-yhoo-1996-2015.txt', 4_965, '1d', 6],
    ['minute/FTX-BTC-PERP-2022-01_1m.csv', 45_031, '1m', 3],
    ['minute/eurostoxx50-fut-2006-1min.csv', 30_889, '1m', 2],
    ['minute/fxcm-gbpusd-m1-bid-2012.csv.gz', 30_117, '1m', 5],
    ['hour/EURUSD.csv', 5_000, '1h', 5],
    ['resample/2006-week-001.txt', 52, '1w', 2],
    ['resample/2006-month-001.txt', 12, '1mo', 2],
  ])('%s has %i bars of %s', async (file, rows, timeframe, priceDecimals) => {
    const { source, report } = await read(file);
    expect(source.meta).toMatchObject({ rows, timeframe, symbols: [{ priceDecimals }] });
    expect(report.rejected.total + report.duplicates.total).toBe(0);
  });

  test("btcperp starts at 23:01 of New Year's Eve and has no gap", async () => {
    const { source, report } = await read('minute/FTX-BTC-PERP-2022-01_1m.csv');
    expect(new Date(source.meta.firstTime).toISOString()).toBe('2021-12-31T23:01:00.000Z');
    expect(report.gaps.total).toBe(0);
  });

  test('reliance-5m is sorted, and 225 repeated stamps are dropped', async () => {
    const { source, report } = await read('nse-5m/RELIANCE.csv.gz');
    expect(source.meta).toMatchObject({ rows: 18_345, timeframe: '5m', symbols: [{ symbol: 'RELIANCE', priceDecimals: 2, quantityDecimals: 0 }] });
    expect(report).toMatchObject({ rowsRead: 18_570, unsortedRows: 3, duplicates: { total: 225 } });
    expect(new Date(source.meta.firstTime).toISOString()).toBe('2023-07-03T03:45:00.000Z');
  });

  test('eurusd-1h made from bid and ask has a bar for every hour of the archive', async () => {
    const lines = unzip(fs.readFileSync(path.join(DATA, 'lean/forex/oanda/hour/eurusd.zip')))
      .trim()
      .split('\n');
    const mids = lines.map((line) => {
      const cells = line.split(',');
      const mid = (bid: number): string => ((Number(cells[bid]) + Number(cells[bid + 5])) / 2).toFixed(6);
      return `${cells[0]?.trim()},${mid(1)},${mid(2)},${mid(3)},${mid(4)},0`;
    });
    const { source, report } = await importText(mids.join('\n'), { symbol: 'EURUSD' });
    expect(source.meta).toMatchObject({ rows: lines.length, timeframe: '1h', symbols: [{ symbol: 'EURUSD', priceDecimals: 6, quantityDecimals: 0 }] });
    expect(lines.length).toBeGreaterThan(70_000);
    expect(report.files[0]).toMatchObject({ timeFormat: 'compact', columns: { time: 'column 1', volume: 'column 6' } });
  });
});

describe.skipIf(isMissing)(`recorded panels ${what}`, () => {
  test('us-wide-1d has 2,000 symbols, INF among them, and becomes one feed', async () => {
    const { source, report } = await read('panel/us-wide-daily.csv.gz');
    expect(source.meta).toMatchObject({ rows: 519_866, timeframe: '1d' });
    expect(source.meta.symbols).toHaveLength(2_000);
    expect(source.symbol('INF')?.rows).toBe(260);
    expect(report.rejected.total + report.duplicates.total).toBe(0);
    const { path: file, meta } = await buildFeed({ source }, temporaryFolder());
    expect(meta).toMatchObject({ rows: 519_866, timeStamps: 270 });
    expect(isOrdered(file)).toBe(true);
  });

  test('sp500-1d has 462 symbols and 668,820 rows', async () => {
    const { source } = await read('panel/sp500-daily.csv.gz');
    expect(source.symbol('T')?.rows).toBe(1_510);
    expect(source.meta).toMatchObject({ rows: 668_820, timeframe: '1d' });
    expect(source.meta.symbols).toHaveLength(462);
  });

  test('a million rows take less than ten seconds of one core, with flat memory', async () => {
    const bars = fs
      .readFileSync(path.join(DATA, 'minute/FTX-BTC-PERP-2022-01_1m.csv'), 'latin1')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.slice(line.indexOf(',')));
    const copies = function* (): Generator<Buffer> {
      for (let copy = 0; copy < 23; copy++)
        yield Buffer.from(bars.map((bar, index) => `${1_640_991_660_000 + (copy * bars.length + index) * 60_000}${bar}\n`).join(''));
    };
    const started = process.cpuUsage();
    const memory: number[] = [];
    const onProgress = (): number => memory.push(process.memoryUsage.rss());
    const { source } = await readBarsFile(Readable.from(copies()), { home: temporaryFolder(), name: 'x23.csv', onProgress });
    const { user, system } = process.cpuUsage(started);
    expect(source.meta).toMatchObject({ rows: 1_035_713, timeframe: '1m' });
    expect((user + system) / 1e6).toBeLessThan(10);
    expect((Math.max(...memory) - (memory[5] ?? 0)) / 1e6).toBeLessThan(150);
  });
});

describe.skipIf(isMissing)(`adjusted prices against recorded ones ${what}`, () => {
  const files = isMissing ? [] : fs.readdirSync(path.join(DATA, 'corporate-actions')).filter((file) => file.endsWith('.csv.gz'));

  test.each(files)('%s: the total view equals the adjusted close of the source', async (file) => {
    const symbol = file.split('-')[0] ?? '';
    const { source, actions } = await read(`corporate-actions/${file}`, { symbol });
    const plain = await read(`corporate-actions/${file}`, {
      symbol,
      mapping: { close: 'adjusted_close', open: 'adjusted_close', high: 'adjusted_close', low: 'adjusted_close' },
    });
    const { path: feed, meta } = await buildFeed({ source, actions, adjustment: 'total' }, temporaryFolder());
    const oracle = plain.source.symbol(symbol);
    const closes = oracle ? readAll(plain.source.reader(oracle)).map((bar) => bar[4]) : [];
    const step = 10 ** -(meta.instruments[0]?.priceDecimals ?? 0);
    // The source adjusted GE before 2019-02-26 with a dividend of more decimals than the 0.4203 it states.
    const tolerance = symbol === 'GE' ? 4e-6 : 1e-9;
    const differences = feedRows(feed).map((row, index) => Math.abs((row[5] ?? 0) - (closes[index] ?? 0)) - tolerance * (row[5] ?? 0));
    expect(Math.max(...differences)).toBeLessThanOrEqual(step / 2 + 1e-8);
  });

  test('sp500 with its dividends and splits gives the daily total returns of the other source', async () => {
    const { source } = await read('panel/sp500-daily.csv.gz');
    const { actions, rejected } = await readActionsFile({ name: 'sp500-events.csv.gz', path: path.join(DATA, 'panel/sp500-events.csv.gz') });
    expect([actions.length, rejected.length]).toEqual([7_521, 0]);
    for (const symbol of ['AAPL', 'KO', 'GE', 'MSFT', 'C']) {
      const { path: feed } = await buildFeed({ source, actions, symbols: [symbol], adjustment: 'total' }, temporaryFolder());
      const other = await read(`corporate-actions/${symbol}-daily-adjusted.csv.gz`, { symbol });
      const { path: otherFeed } = await buildFeed(
        { source: other.source, actions: other.actions, from: source.meta.firstTime, to: source.meta.lastTime, adjustment: 'total' },
        temporaryFolder(),
      );
      const otherCloses = new Map(feedRows(otherFeed).map((row) => [row[0], row[5] ?? 0]));
      const returns = feedRows(feed).map((row, index, rows) => {
        const before = rows[index - 1];
        if (!before) return 0;
        return (row[5] ?? 0) / (before[5] ?? 1) - (otherCloses.get(row[0]) ?? 0) / (otherCloses.get(before[0]) ?? 1);
      });
      expect(returns.length).toBeGreaterThan(1_500);
      expect(returns.filter((difference) => Math.abs(difference) > 0.002).length, symbol).toBeLessThanOrEqual(2);
    }
  });
});
